using BatteryTwin.Domain.RootCause.Investigations.Priors;

namespace BatteryTwin.Domain.RootCause.Investigations.Evidence;

/// <summary>A change of a variable at a place that explains failures, with what speaks for it.</summary>
public sealed record CauseHypothesis
{
    /// <summary>Node and place: the same cause has the same key when the analysis is repeated.</summary>
    public required string Key { get; init; }

    public required string Node { get; init; }

    /// <summary>The production step that the variable belongs to.</summary>
    public required string Step { get; init; }

    public required string Unit { get; init; }

    public required string Place { get; init; }

    /// <summary><c>station</c>, <c>line</c>, <c>plant</c>, <c>lot</c> or <c>shift</c>.</summary>
    public required string PlaceKind { get; init; }

    public required DateTimeOffset Start { get; init; }

    /// <summary>When the change was over; null while it lasts.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>Failed units that would not have been without it.</summary>
    public required double Contribution { get; init; }

    /// <summary>Lower end of the 95 % interval.</summary>
    public required double Low { get; init; }

    public required double High { get; init; }

    /// <summary>Contribution as a share of the excess.</summary>
    public required double Share { get; init; }

    /// <summary>Change of the variable's mean beyond what its own causes explain.</summary>
    public required double Shift { get; init; }

    /// <summary>Log-likelihood ratio of the change.</summary>
    public required double Evidence { get; init; }

    /// <summary>0 to 1; see <see cref="Priors.Certainty"/>.</summary>
    public required double Certainty { get; init; }

    public required CausePrior Prior { get; init; }

    /// <summary>How long before the failures began to be more it began; null when that is not known.</summary>
    public TimeSpan? Lead { get; init; }

    /// <summary>Rows of the variable's table in the changed stretch.</summary>
    public required int Rows { get; init; }

    /// <summary>Those of them without a value.</summary>
    public required int MissingRows { get; init; }

    /// <summary>Reference rows with a value.</summary>
    public required int ReferenceRows { get; init; }

    /// <summary>Units in question that went through the changed stretch.</summary>
    public required int UnitsThrough { get; init; }

    /// <summary>Those of them that failed.</summary>
    public required int DefectsThrough { get; init; }

    /// <summary>Named units that went through it.</summary>
    public int ListedThrough { get; init; }

    /// <summary>Named units that would not have failed without it; null when none were named.</summary>
    public Avoided? Listed { get; init; }

    /// <summary>How it acts: variables from the changed one to the failed check, each before and after.</summary>
    public required IReadOnlyList<CauseStep> Path { get; init; }

    /// <summary>The variable over time here and at sister places.</summary>
    public required SisterComparison Sisters { get; init; }

    /// <summary>A signal of the machines themselves, here and at sister stations; null where none fits.</summary>
    public SisterComparison? Signal { get; init; }

    /// <summary>Kinds of units that the change passed through, in the order of the material.</summary>
    public required IReadOnlyList<PassedUnits> Passed { get; init; }

    /// <summary>One failed unit that went through it; null when none did.</summary>
    public ExampleUnit? Example { get; init; }

    /// <summary>Share of the units through the changed stretch that failed.</summary>
    public double RateThrough => UnitsThrough == 0 ? 0 : (double)DefectsThrough / UnitsThrough;

    /// <summary>The same had the change not been.</summary>
    public double RateThroughWithout => UnitsThrough == 0 ? 0 : Math.Max(0, DefectsThrough - Contribution) / UnitsThrough;

    /// <summary>What orders causes: defects that it is expected to explain, of the named units where units were named.</summary>
    public double Weight => (Listed?.Value ?? Contribution) * Certainty;
}
