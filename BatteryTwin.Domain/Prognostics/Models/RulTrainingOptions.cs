using BatteryTwin.Domain.Prognostics.Boosting;
using BatteryTwin.Domain.Prognostics.Networks;

namespace BatteryTwin.Domain.Prognostics.Models;

/// <summary>How a model of remaining useful life is trained.</summary>
public sealed record RulTrainingOptions
{
    /// <summary>Remaining life above which assets are not told apart, in the data's unit of time.</summary>
    public double RulCap { get; init; } = 125;

    /// <summary>Share of truths that intervals promise to hold.</summary>
    public double Level { get; init; } = 0.9;

    public ulong Seed { get; init; } = 1;

    /// <summary>Parts the assets are split into for predictions of unseen assets.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>Tree models that are averaged.</summary>
    public int Members { get; init; } = 4;

    /// <summary>Networks that are averaged.</summary>
    public int Networks { get; init; } = 3;

    /// <summary>Rows learned from; longer histories are thinned evenly (features still see every row).</summary>
    public int MaxRows { get; init; } = 120_000;

    public int Threads { get; init; } = 1;

    public BoostingOptions Boosting { get; init; } = new() { MaxDepth = 5, RowShare = 0.5, ColumnShare = 0.3, LearningRate = 0.05, MinLeafWeight = 20, L2 = 5, Rounds = 600, Patience = 40 };

    public NetworkOptions Network { get; init; } = new();

    /// <summary>Bins per feature, that of missing values included.</summary>
    public int Bins { get; init; } = 64;
}
