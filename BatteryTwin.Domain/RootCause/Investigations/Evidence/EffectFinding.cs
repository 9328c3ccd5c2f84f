using BatteryTwin.Domain.Traceability;

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

    /// <summary>Two and more causes taken away at once, in every combination of the largest; empty with fewer than two causes, and in answers from before this was worked out.</summary>
    public IReadOnlyList<JointContribution> Joint { get; init; } = [];

    /// <summary>The named units, in the order of time.</summary>
    public IReadOnlyList<ListedCell> Listed { get; init; } = [];

    /// <summary>What the named units share more often than the units that ended in the same time, the least probable by chance first.</summary>
    public IReadOnlyList<CommonOrigin> Common { get; init; } = [];

    /// <summary>Units that ended in that time, the named among them.</summary>
    public int CommonOf { get; init; }

    /// <summary>Changes from which hardly any failure follows: ruled out by the data.</summary>
    public IReadOnlyList<HarmlessChange> Harmless { get; init; } = [];

    /// <summary>What the single causes leave of <see cref="Excess"/>: <see cref="Interaction"/> and <see cref="NaturalSpread"/>.</summary>
    public double Unexplained => Excess - Causes.Sum(cause => cause.Contribution);

    /// <summary>What all causes together explain beyond their sum: above zero where units failed by either of two alone, below where each alone would have spared the same units; 0 where that was not worked out.</summary>
    public double Interaction => All is { IsJoint: true } all ? all.Interaction : 0;

    /// <summary>What all causes together leave of <see cref="Excess"/>: no change explains it.</summary>
    public double NaturalSpread => Unexplained - Interaction;

    /// <summary>Variables that were looked at.</summary>
    public required int Variables { get; init; }

    /// <summary>What a reader should know of the data.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Share of units that failed.</summary>
    public double DefectRate => Units == 0 ? 0 : (double)Defects / Units;

    public double ReferenceRate => ReferenceUnits == 0 ? 0 : (double)ReferenceDefects / ReferenceUnits;

    private WhatIf All => Without(Causes);

    /// <summary>What would have been had some causes not been: their joint effect where it was worked out, what is left of them added to it.</summary>
    public WhatIf Without(IEnumerable<CauseHypothesis> causes)
    {
        CauseHypothesis[] away = [.. causes];
        double sum = away.Sum(cause => cause.Contribution);
        HashSet<string> known = [.. Joint.SelectMany(joint => joint.Causes)];
        HashSet<string> together = [.. away.Select(cause => cause.Key).Where(known.Contains)];
        JointContribution? joint = away.Length > 1 && together.Count > 1 ? Joint.FirstOrDefault(joint => joint.IsOf(together)) : null;
        CauseHypothesis[] apart = joint is null ? away : [.. away.Where(cause => !together.Contains(cause.Key))];
        Avoided avoided = Sum(apart.Select(cause => new Avoided(cause.Contribution, cause.Low, cause.High)).Prepend(joint?.Contribution));
        Avoided? listed = ListedUnits == 0 || apart.Any(cause => cause.Listed is null) ? null : Sum(apart.Select(cause => cause.Listed).Prepend(joint?.Listed));
        return new(away.Length, avoided, listed, sum, away.Length < 2 || (joint is not null && apart.Length == 0));
    }

    /// <summary>The rate of failures with so many fewer.</summary>
    public double RateWithout(double avoided) => Units == 0 ? 0 : Math.Clamp(Defects - avoided, 0, Units) / Units;

    private static Avoided Sum(IEnumerable<Avoided?> parts)
    {
        Avoided[] known = [.. parts.OfType<Avoided>()];
        return new(known.Sum(part => part.Value), known.Sum(part => part.Low), known.Sum(part => part.High));
    }
}
