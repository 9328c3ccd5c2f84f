using BatteryTwin.Domain.Twins;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Web.State;

/// <summary>
/// The time zone an asset lives in: the <c>TimeZone</c> property of the asset or of the nearest whole that contains it, else the configured one. Singleton.
/// </summary>
public sealed class PlantZones(ITwinGraph graph, PlantTopology topology, IOptions<PlantCalendarOptions> options)
{
    private const string ZoneProperty = "TimeZone";

    private readonly TimeZoneInfo _configured = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);

    /// <summary>Zone of an asset; the configured one for none, for an unknown asset, and for a plant whose zone this machine does not know.</summary>
    public TimeZoneInfo Of(string? twinId)
    {
        if (twinId is null)
        {
            return _configured;
        }

        TwinGraphSnapshot snapshot = graph.Current;
        string? zone = topology.Current.PathTo(twinId).Reverse().Select(id => snapshot.Find(id)?.Text(ZoneProperty)).FirstOrDefault(text => !string.IsNullOrEmpty(text));
        return zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out TimeZoneInfo? known) ? known : _configured;
    }
}
