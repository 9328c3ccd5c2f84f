using System.Globalization;

namespace BatteryTwin.Web.State;

/// <summary>The station that holds a line back now, and why in one sentence; <paramref name="StationId"/> is null when none does.</summary>
public sealed record Bottleneck(string? StationId, string Reason)
{
    /// <summary>A station this close to its nominal rate holds nothing back; the rest is the spread of its cycle time.</summary>
    public const double EnoughShare = 0.95;

    /// <summary>
    /// The station stopped longest; else the slowest against its own nominal rate. Stations that wait for their neighbours suffer from
    /// another one and are passed over.
    /// </summary>
    public static Bottleneck Of(IReadOnlyList<StationView> stations, Func<string, DateTimeOffset?> stateSince, DateTimeOffset now, string rateUnit)
    {
        StationView[] stopped = [.. stations.Where(station => station.State == OperatingStates.Stopped)];
        if (stopped.Length > 0)
        {
            StationView longest = stopped.MinBy(station => stateSince(station.Id) ?? now)!;
            return new(longest.Id, stateSince(longest.Id) is { } since ? $"{longest.Name} has been stopped for {AgeText.Of(now - since)}" : $"{longest.Name} is stopped");
        }

        StationView[] working = [.. stations.Where(station => station.RateShare is not null && !OperatingStates.IsWaiting(station.State))];
        if (working.Length == 0)
        {
            return new(null, "No station reports its rate");
        }

        StationView slowest = working.MinBy(station => station.RateShare)!;
        return slowest.RateShare < EnoughShare
            ? new(slowest.Id, string.Create(CultureInfo.CurrentCulture, $"{slowest.Name} makes {slowest.Rate:N0} of {slowest.NominalRate:N0} {rateUnit} ({slowest.RateShare:P0})"))
            : new(null, "No station holds the line back");
    }
}
