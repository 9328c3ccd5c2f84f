using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Maintenance.Costs;
using BatteryTwin.Domain.Maintenance.Risk;
using BatteryTwin.Domain.Maintenance.Scheduling;

namespace BatteryTwin.Web.State.Maintenance.Data;

/// <summary>Shows what numbers of a catalogue lead to, so that a wrong one is noticed. Singleton.</summary>
public sealed class CostEffects(PlantWatch watch)
{
    /// <summary>What a failure of a component costs wherever it is built in, the dearest first.</summary>
    public IReadOnlyList<CostEffect> Of(CostCatalogue catalogue, ComponentCosts component)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(component);
        PlantMoment plant = watch.Now();
        return [.. Stations(plant, component.Component).Select(station => Of(plant, catalogue, component, station)).OrderByDescending(effect => effect.Failure).ThenBy(effect => effect.Place, StringComparer.CurrentCulture)];
    }

    /// <summary>Why a component's numbers look wrong; null when they do not.</summary>
    public static string? Doubt(ComponentCosts component, IReadOnlyList<CostEffect> effects)
    {
        ArgumentNullException.ThrowIfNull(component);
        return component switch
        {
            { FailureHours: 0 } => "A failure takes no time: nothing would ever be replaced in time.",
            { PlannedHours: 0 } => "A planned replacement takes no time.",
            _ when component.FailureHours < component.PlannedHours => "The station stands longer for planned work than after a failure.",
            _ when effects.Count == 0 => "No station of this plant has such a component.",
            _ when effects.Any(effect => effect.Failure <= effect.Planned) => "A failure costs no more than planned work: waiting for it would always be cheaper.",
            _ when effects.Any(effect => effect.Planned > 0 && effect.Failure > 1_000 * effect.Planned) => "A failure costs more than a thousand times as much as planned work.",
            _ => null,
        };
    }

    /// <summary>Components that stations of the plant have, by name.</summary>
    public IReadOnlyList<string> Components()
    {
        PlantMoment plant = watch.Now();
        return [.. Nodes(plant).SelectMany(station => Parts(plant, station)).Select(part => part.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.CurrentCulture)];
    }

    /// <summary>Components of one station, by name.</summary>
    public IReadOnlyList<string> Components(string station) => [.. Parts(watch.Now(), station).Select(part => part.Name).Order(StringComparer.CurrentCulture)];

    private static CostEffect Of(PlantMoment plant, CostCatalogue catalogue, ComponentCosts component, string station)
    {
        LineRates? line = catalogue.Lines.FirstOrDefault(line => line.Steps.Any(step => step.Station == station));
        ReplacementCosts costs = JobCosts.Of(catalogue, component, line, station);
        double buffer = line is null ? 0 : LineCoupling.Of(line).ProtectionHours(station);
        double lost = line is null ? 0 : Math.Max(0, component.FailureHours - buffer);
        return new()
        {
            Station = station,
            Place = plant.Title(station),
            Planned = costs.Planned,
            Failure = costs.Failure,
            BufferHours = buffer,
            LostHours = lost,
            LostOutput = lost * (line?.ContributionPerHour ?? 0),
        };
    }

    private static IEnumerable<string> Stations(PlantMoment plant, string component) => Nodes(plant).Where(station => Parts(plant, station).Any(part => part.Name == component || part.Type == component));

    private static IEnumerable<string> Nodes(PlantMoment plant) => plant.Topology.Roots.SelectMany(plant.Topology.Within).Select(node => node.Id).Distinct(StringComparer.Ordinal);

    /// <summary>Components of a twin by name, and by type as costs and forecasts name it.</summary>
    private static IEnumerable<(string Name, string Type)> Parts(PlantMoment plant, string station) => plant.Graph.Find(station) is { } twin
        ? plant.Graph.Models.Contents(twin.ModelId).OfType<DtdlComponent>().Select(part => (part.Name, part.Schema.Split(';')[0].Split(':')[^1]))
        : [];
}
