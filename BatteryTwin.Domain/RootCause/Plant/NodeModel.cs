namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>What was learned of a variable: its mechanism or rule, its own part on every row, and where that changed.</summary>
internal sealed class NodeModel
{
    /// <summary>How a continuous variable follows from its causes; null for binary ones.</summary>
    public Mechanism? Mechanism { get; init; }

    /// <summary>How a binary variable follows from its causes; null for continuous ones and for those without causes.</summary>
    public IFlagRule? Rule { get; init; }

    /// <summary>Own part: value minus expectation minus what is usual at the station; NaN where unknown.</summary>
    public required double[] Own { get; init; }

    /// <summary>What is usual at the row's station beyond the mechanism.</summary>
    public required double[] Usual { get; init; }

    public required NaturalSpread Natural { get; init; }

    public required IReadOnlyList<ChangedStretch> Changes { get; init; }
}
