using BatteryTwin.Domain.Prognostics.Boosting;
using BatteryTwin.Domain.Prognostics.Models;
using BatteryTwin.Domain.Prognostics.Networks;

namespace BatteryTwin.Domain.Prognostics.Wear;

/// <summary>How models of the simulated fleet are trained: small enough for a first start beside everything else.</summary>
public static class FleetModels
{
    /// <summary>Raised whenever the law of wear, the size of the fleet or the training changes, so that models of older definitions are trained anew.</summary>
    public const int Version = 1;

    /// <summary>Components of a kind on record.</summary>
    public const int Lives = 120;

    /// <summary>Promised coverage.</summary>
    public const double Level = 0.9;

    /// <summary>What a model was trained on, in one word.</summary>
    public static string Definition(ComponentKind kind, ulong seed) => $"{kind.Type}/{Version}/{seed}";

    public static RulTrainingOptions Options(ComponentKind kind, int threads) => new()
    {
        RulCap = kind.CapHours,
        Level = Level,
        Folds = 4,
        Members = 2,
        Networks = 1,
        MaxRows = 10_000,
        Threads = threads,
        Boosting = new BoostingOptions { MaxDepth = 4, RowShare = 0.5, ColumnShare = 0.3, LearningRate = 0.08, MinLeafWeight = 20, L2 = 5, Rounds = 160, Patience = 20 },
        Network = new NetworkOptions { Hidden1 = 16, Hidden2 = 8, Epochs = 4 },
    };
}
