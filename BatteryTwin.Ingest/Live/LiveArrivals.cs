namespace BatteryTwin.Ingest.Live;

/// <summary>The way by which values become the newest ones and the live feed hears of them, wherever they come from.</summary>
internal sealed class LiveArrivals(LatestValues latest, LiveFeed feed)
{
    /// <summary>Takes the values that are newer than the known ones.</summary>
    public void Take(IEnumerable<(string Twin, LatestValue Value)> values)
    {
        long version = latest.NextVersion();
        HashSet<string> touched = new(StringComparer.Ordinal);
        foreach ((string twin, LatestValue value) in values)
        {
            if (latest.Take(twin, value, version))
            {
                touched.Add(twin);
            }
        }

        feed.TelemetryArrived(touched, version);
    }
}
