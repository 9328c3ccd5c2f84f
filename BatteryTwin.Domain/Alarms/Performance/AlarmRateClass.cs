namespace BatteryTwin.Domain.Alarms.Performance;

/// <summary>Classes of EEMUA 191 for the steady rate of alarms per operator.</summary>
public enum AlarmRateClass
{
    /// <summary>Fewer than one in ten minutes.</summary>
    VeryLikelyAcceptable,

    /// <summary>Up to one in five minutes.</summary>
    Manageable,

    /// <summary>Up to one a minute; one in two minutes is the usual mark.</summary>
    LikelyOverDemanding,

    /// <summary>More than one a minute.</summary>
    VeryLikelyUnacceptable,
}
