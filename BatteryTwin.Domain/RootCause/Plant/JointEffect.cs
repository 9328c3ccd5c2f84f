namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>Defects that would not have been without several changes at once.</summary>
/// <param name="Causes">Positions of the causes, rising.</param>
/// <param name="Investigated">Of the units in question.</param>
/// <param name="Named">Of the units that were named.</param>
internal sealed record JointEffect(IReadOnlyList<int> Causes, AvoidedEstimate Investigated, AvoidedEstimate Named)
{
    /// <summary>Causes that are worked out in every combination: 57 of two to six. More were never found together; whoever takes away a seventh gets it added.</summary>
    public const int MostCauses = 6;

    /// <summary>Draws of all combinations together, so that many causes do not keep people waiting: 60 for each of up to eleven combinations, 20 for each of 57.</summary>
    private const int MostDraws = 660;
    private const int LeastDraws = 20;

    /// <summary>Every combination of two and more of the causes, those that explain most where there are many.</summary>
    public static IReadOnlyList<JointEffect> All(PlantCase plantCase, PlantExplanation explanation, PlantAttributionOptions options, CancellationToken cancel)
    {
        int count = Math.Min(explanation.Stretches.Count, MostCauses);
        int combinations = (1 << count) - 1 - count;
        PlantAttributionOptions drawn = options with { Draws = Math.Min(options.Draws, Math.Max(LeastDraws, MostDraws / Math.Max(1, combinations))) };
        List<JointEffect> joint = [];
        for (int combination = 1; combination < 1 << count; combination++)
        {
            cancel.ThrowIfCancellationRequested();
            int[] causes = [.. Enumerable.Range(0, count).Where(cause => (combination & (1 << cause)) != 0)];
            if (causes.Length > 1)
            {
                Counterfactual without = new(plantCase, explanation.Model, explanation.Actual, [.. causes.Select(cause => explanation.Stretches[cause])]);
                (AvoidedEstimate investigated, AvoidedEstimate named) = AvoidedEstimate.Of(without, drawn);
                joint.Add(new(causes, investigated, named));
            }
        }

        return joint;
    }
}
