namespace BatteryTwin.Domain.Alarms.Performance;

/// <summary>How much a tag chatters.</summary>
public static class ChatterIndex
{
    /// <summary>
    /// Mean of 1/r over the run lengths r (seconds) between activations of one tag (Kondaveeti and others 2013), between 0 and 1; null with fewer than two
    /// activations. Runs shorter than a second count as one.
    /// </summary>
    public static double? Of(IReadOnlyList<DateTimeOffset> times) =>
        times.Count < 2 ? null : times.Zip(times.Skip(1)).Average(pair => 1 / Math.Max(1, (pair.Second - pair.First).TotalSeconds));
}
