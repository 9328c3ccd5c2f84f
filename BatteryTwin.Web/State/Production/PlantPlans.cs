using BatteryTwin.Domain.Maintenance;
using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Settings;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Storage.Production;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Web.State.Production;

/// <summary>Finds calendar and settings of the plant a twin belongs to: what was entered, else even shifts around the clock in the plant's zone. Singleton.</summary>
public sealed class PlantPlans(IProductionBook book, IPlannedStops stops, PlantTopology topology, PlantZones zones, IOptions<PlantCalendarOptions> options)
{
    /// <summary>The outermost whole that contains a twin: its plant. The twin itself where nothing contains it; null for an unknown twin.</summary>
    public string? PlantOf(string twinId) => topology.Current.PathTo(twinId) is [var root, ..] ? root : null;

    public PlantPlan Of(string plantId)
    {
        KeptDocument<CalendarEntry>? calendar = book.Calendar(plantId);
        KeptDocument<PlantSettings>? settings = book.Settings(plantId);
        TimeZoneInfo zone = zones.Of(plantId);
        return new(
            plantId,
            (calendar?.Value.ToCalendar(zone) ?? PlantCalendar.Even(zone, options.Value.FirstShiftHour, options.Value.ShiftsPerDay)) with { PlannedStops = StopsIn(plantId) },
            calendar?.Version ?? 0,
            settings?.Value ?? new(),
            settings?.Version ?? 0);
    }

    private PlannedStop[] StopsIn(string plantId)
    {
        Topology map = topology.Current;
        return [.. stops.Calendar.All.Where(stop => stop.TwinId == plantId || map.PathTo(stop.TwinId) is [var root, ..] && root == plantId)];
    }

    /// <summary>A twin and all that contain it: the scopes of planned stops that hold for it.</summary>
    public IReadOnlySet<string> ScopesOf(string twinId) => topology.Current.PathTo(twinId).ToHashSet(StringComparer.Ordinal);
}
