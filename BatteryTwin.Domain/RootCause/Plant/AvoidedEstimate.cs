namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>Defects that would not have been, with a 95 % interval.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
internal readonly record struct AvoidedEstimate(double Value, double Low, double High)
{
    /// <summary>Estimates for the units in question and for those that were named, from draws of what the data leave open.</summary>
    public static (AvoidedEstimate Investigated, AvoidedEstimate Named) Of(Counterfactual without, PlantAttributionOptions options)
    {
        AvoidedDefects avoided = without.Avoided();
        NormalDraws draws = new(options.Seed);
        AvoidedDefects[] drawn = [.. Enumerable.Range(0, options.Draws).Select(_ => without.Avoided(draws))];
        return (Of(avoided.Investigated, drawn.Select(draw => draw.Investigated)), Of(avoided.Named, drawn.Select(draw => draw.Named)));
    }

    private static AvoidedEstimate Of(double value, IEnumerable<double> draws)
    {
        double[] drawn = [.. draws.Order()];
        return new(value, Math.Min(value, drawn[(int)(0.025 * drawn.Length)]), Math.Max(value, drawn[Math.Min(drawn.Length - 1, (int)(0.975 * drawn.Length))]));
    }
}
