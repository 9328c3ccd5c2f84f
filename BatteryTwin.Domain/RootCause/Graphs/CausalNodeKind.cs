namespace BatteryTwin.Domain.RootCause.Graphs;

/// <summary>What values a node takes.</summary>
public enum CausalNodeKind
{
    /// <summary>A number.</summary>
    Continuous,

    /// <summary>0 or 1.</summary>
    Binary,
}
