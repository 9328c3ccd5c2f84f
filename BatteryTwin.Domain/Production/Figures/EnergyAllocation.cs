namespace BatteryTwin.Domain.Production.Figures;

/// <summary>
/// Energy of good units: scrap carries no burden out of the plant, so the energy of a step falls on what all later steps leave good:
/// e = Σᵢ eᵢ / Πⱼ≥ᵢ yⱼ.
/// </summary>
/// <param name="PerGoodUnit">Energy of one good unit at the end.</param>
/// <param name="Steps">Its parts, step by step, in the order of the chain.</param>
/// <param name="WithoutScrap">What it would be if nothing were scrapped.</param>
public sealed record EnergyAllocation(double PerGoodUnit, IReadOnlyList<KeyValuePair<string, double>> Steps, double WithoutScrap)
{
    /// <summary>The share of the energy that went into what was scrapped.</summary>
    public double ScrapShare => PerGoodUnit > 0 ? 1 - (WithoutScrap / PerGoodUnit) : 0;

    /// <param name="stages">In the order of the material; yields above 0 and at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A yield is not above 0 or greater than 1.</exception>
    public static EnergyAllocation Of(IReadOnlyList<EnergyStage> stages)
    {
        double yield = 1;
        KeyValuePair<string, double>[] steps = new KeyValuePair<string, double>[stages.Count];
        for (int i = stages.Count - 1; i >= 0; i--)
        {
            if (!(stages[i].Yield is > 0 and <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(stages), $"the yield of '{stages[i].Name}' is {stages[i].Yield}; it must lie above 0 and up to 1");
            }

            yield *= stages[i].Yield;
            steps[i] = new(stages[i].Name, stages[i].EnergyPerUnitIn / yield);
        }

        return new(steps.Sum(step => step.Value), steps, stages.Sum(stage => stage.EnergyPerUnitIn));
    }
}
