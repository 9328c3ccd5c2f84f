namespace BatteryTwin.Web.State.Production;

/// <summary>What the energy page shows of an asset, or of all plants, from (inclusive) to (exclusive).</summary>
/// <param name="Title">Name of the asset; null for all plants.</param>
/// <param name="Total">Sum over its lines.</param>
/// <param name="Lines">Each line; the line alone for a line.</param>
/// <param name="Periods">The asset by shift, day or week; empty for all plants, whose days differ.</param>
/// <param name="Steps">Steps in the order of the material, summed over lines.</param>
/// <param name="BaseLoadKwh">What the plants drew beside the stations, as far as it fell on good cells of these lines.</param>
/// <param name="Plants">Plans of the plants, whose factors were used.</param>
public sealed record EnergyView(
    string? Title, EnergySum Total, IReadOnlyList<EnergySum> Lines, IReadOnlyList<EnergySum> Periods, IReadOnlyList<StepFlow> Steps, double BaseLoadKwh, IReadOnlyList<(PlantPlan Plan, string Name)> Plants)
{
    /// <summary>No station sent its power.</summary>
    public bool IsEmpty => Total.Use.Total <= 0;
}
