namespace BatteryTwin.Domain.RootCause.Investigations.Evidence;

/// <summary>The answer to an investigation's question, with its evidence: complete in itself, so that it can be read when the data are long gone.</summary>
public sealed record EffectFinding
{
    /// <summary><c>changed</c>, or <c>unchanged</c> when nothing that makes defects changed.</summary>
    public required string Verdict { get; init; }

    /// <summary>The variable that is bad: a check that failed.</summary>
    public required string Target { get; init; }

    /// <summary>Table of the units.</summary>
    public required string UnitTable { get; init; }

    /// <summary>The place that the question is about; null for all places.</summary>
    public string? Place { get; init; }

    public required DateTimeOffset ReferenceFrom { get; init; }

    public required DateTimeOffset ReferenceUntil { get; init; }

    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset To { get; init; }

    /// <summary>Units of the bad time.</summary>
    public required int Units { get; init; }

    /// <summary>Those that failed.</summary>
    public required int Defects { get; init; }

    /// <summary>Units of the same place in the reference.</summary>
    public required int ReferenceUnits { get; init; }

    public required int ReferenceDefects { get; init; }

    /// <summary>Failed units beyond what the reference's rate would have given: the effect that the contributions and <see cref="Unexplained"/> sum to.</summary>
    public required double Excess { get; init; }

    /// <summary>When the failures began to be more; null when no such time stands out.</summary>
    public DateTimeOffset? EffectStart { get; init; }

    /// <summary>Named units that were found among the tables; 0 when none were named.</summary>
    public int ListedUnits { get; init; }

    /// <summary>Units and failures over time.</summary>
    public required EffectRate Rate { get; init; }

    /// <summary>Causes, by what they explain times how sure they are.</summary>
    public required IReadOnlyList<CauseHypothesis> Causes { get; init; }

    /// <summary>Changes from which hardly any failure follows: ruled out by the data.</summary>
    public IReadOnlyList<HarmlessChange> Harmless { get; init; } = [];

    /// <summary>What the causes leave of <see cref="Excess"/>; negative where they overlap.</summary>
    public double Unexplained => Excess - Causes.Sum(cause => cause.Contribution);

    /// <summary>Variables that were looked at.</summary>
    public required int Variables { get; init; }

    /// <summary>What a reader should know of the data.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Share of units that failed.</summary>
    public double DefectRate => Units == 0 ? 0 : (double)Defects / Units;

    public double ReferenceRate => ReferenceUnits == 0 ? 0 : (double)ReferenceDefects / ReferenceUnits;

    /// <summary>The rate of failures had some causes not been.</summary>
    public double RateWithout(IEnumerable<CauseHypothesis> causes) => Units == 0 ? 0 : Math.Max(0, Defects - causes.Sum(cause => cause.Contribution)) / Units;
}
