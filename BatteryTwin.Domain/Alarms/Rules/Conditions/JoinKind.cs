namespace BatteryTwin.Domain.Alarms.Rules.Conditions;

/// <summary>How rules are joined.</summary>
public enum JoinKind
{
    /// <summary>All hold.</summary>
    All,

    /// <summary>At least one holds.</summary>
    Any,
}
