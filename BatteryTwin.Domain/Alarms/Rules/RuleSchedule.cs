namespace BatteryTwin.Domain.Alarms.Rules;

/// <summary>When a rule may sound.</summary>
public enum RuleSchedule
{
    /// <summary>At any time.</summary>
    Always,

    /// <summary>While a shift is there, its pauses included.</summary>
    Shifts,

    /// <summary>While a shift works: no pause, maintenance or trial.</summary>
    Production,
}
