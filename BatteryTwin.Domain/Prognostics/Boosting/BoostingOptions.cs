namespace BatteryTwin.Domain.Prognostics.Boosting;

/// <summary>How trees are grown and added up.</summary>
public sealed record BoostingOptions
{
    /// <summary>Most rounds; early stopping may end before. One round adds a tree for each output.</summary>
    public int Rounds { get; init; } = 600;

    /// <summary>Share of each tree's correction that is applied.</summary>
    public double LearningRate { get; init; } = 0.05;

    /// <summary>Most decisions between root and leaf, 1 to <see cref="MaxDepthLimit"/>.</summary>
    public int MaxDepth { get; init; } = 6;

    /// <summary>Least sum of second derivatives on each side of a split: rows, for the squared error.</summary>
    public double MinLeafWeight { get; init; } = 20;

    /// <summary>Shrinks leaf values (added to the sum of second derivatives).</summary>
    public double L2 { get; init; } = 5;

    /// <summary>Share of the rows each tree sees.</summary>
    public double RowShare { get; init; } = 0.5;

    /// <summary>Share of the features each tree may use.</summary>
    public double ColumnShare { get; init; } = 0.4;

    /// <summary>Rounds without a smaller held-out loss after which training ends; 0 = never.</summary>
    public int Patience { get; init; } = 40;

    public ulong Seed { get; init; } = 1;

    /// <summary>Threads for one tree; the result does not depend on it.</summary>
    public int Threads { get; init; } = 1;

    public const int MaxDepthLimit = 12;
}
