using BatteryTwin.Domain.Twins;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Web.State.Frame;

/// <summary>
/// Finds the clock an asset lives by: the <c>TimeZone</c> property of the asset or of the nearest whole that contains it, else the configured one. Singleton.
/// </summary>
public sealed class PlantClock(ITwinGraph graph, PlantTopology topology, IOptions<PlantTimeOptions> options)
{
    private const string ZoneProperty = "TimeZone";

    private readonly PlantCalendar _default = new(TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone), options.Value.EffectiveShiftStarts);

    /// <summary>The calendar of an asset; the configured one for none or an unknown one.</summary>
    public PlantCalendar Of(string? twinId)
    {
        TwinGraphSnapshot snapshot = graph.Current;
        string? zone = twinId is null
            ? null
            : topology.Current.PathTo(twinId).Reverse().Select(id => snapshot.Find(id)?.Text(ZoneProperty)).FirstOrDefault(text => !string.IsNullOrEmpty(text));
        return zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out TimeZoneInfo? known) ? new(known, options.Value.EffectiveShiftStarts) : _default;
    }
}
