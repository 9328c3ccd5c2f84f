using BatteryTwin.Domain.Maintenance;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Web.State.Forecasts;

/// <summary>What people do about planned stops. Every action returns null when it was done, else why not, in words. Singleton.</summary>
public sealed class StopDesk(IPlannedStops stops, PlantWatch watch)
{
    public StopCalendar Calendar => stops.Calendar;

    /// <summary>What can be stopped: plants and lines, and single assets that nothing contains.</summary>
    public IReadOnlyList<StopPlace> Places()
    {
        PlantMoment plant = watch.Now();
        return [.. plant.Topology.Roots.SelectMany(plant.Topology.Within).Where(node => !node.IsLeaf || node.ParentId is null).Select(node => new StopPlace(node.Id, Title(plant, node.Id)))];
    }

    /// <summary>Name of a place, also of one that is no longer in the graph.</summary>
    public string TitleOf(string twinId) => Title(watch.Now(), twinId);

    /// <summary>Keeps a new stop (<paramref name="known"/> null) or changes a known one, as it was when the form was opened.</summary>
    public string? Save(PlannedStop? known, StopOrder order, string name) => Do(() =>
        _ = known is null ? stops.Add(order, name.Trim()) : stops.Change(known.Id, order, known.Revision, name.Trim()));

    public string? Remove(PlannedStop known, string name) => Do(() => stops.Remove(known.Id, known.Revision, name.Trim()));

    private static string Title(PlantMoment plant, string twinId) => plant.Topology.PathTo(twinId) is { Count: > 1 } path
        ? $"{plant.Title(twinId)}, {plant.Title(path[0])}"
        : plant.Title(twinId);

    private static string? Do(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (PlannedStopException refusal)
        {
            return $"Not done: {refusal.Message}.";
        }
        catch (StorageUnavailableException problem)
        {
            return $"Not done: {problem.Message}.";
        }
    }
}
