using BatteryTwin.Domain.Prognostics.Boosting;

namespace BatteryTwin.Domain.Prognostics.Models;

/// <summary>How a model of rows without history is trained.</summary>
public sealed record TabularOptions
{
    public ulong Seed { get; init; } = 1;

    /// <summary>Share of truths that intervals of numbers promise to hold.</summary>
    public double Level { get; init; } = 0.9;

    public int Folds { get; init; } = 5;

    /// <summary>Tree models that are averaged.</summary>
    public int Members { get; init; } = 4;

    /// <summary>Rows learned from; of more, every nth is taken.</summary>
    public int MaxRows { get; init; } = 120_000;

    /// <summary>Most columns of which pairs are formed: those that matter most without pairs.</summary>
    public int PairedColumns { get; init; } = 10;

    public int Threads { get; init; } = 1;

    public int Bins { get; init; } = 255;

    public BoostingOptions Boosting { get; init; } = new() { MaxDepth = 5, RowShare = 0.9, ColumnShare = 0.6, LearningRate = 0.08, MinLeafWeight = 1, L2 = 1, Rounds = 400, Patience = 30 };
}
