namespace BatteryTwin.Domain.Maintenance;

/// <summary>Planned stops in order of their start; immutable.</summary>
public sealed class StopCalendar
{
    private readonly PlannedStop[] _stops;

    public StopCalendar(IEnumerable<PlannedStop> stops) =>
        _stops = [.. stops.OrderBy(stop => stop.Start).ThenBy(stop => stop.Id, StringComparer.Ordinal)];

    public static StopCalendar Empty { get; } = new([]);

    public IReadOnlyList<PlannedStop> All => _stops;

    public PlannedStop? Find(string id) => Array.Find(_stops, stop => stop.Id == id);

    /// <summary>Stops that a twin takes part in.</summary>
    /// <param name="wholes">The twin and everything that contains it.</param>
    public StopCalendar Of(IReadOnlyCollection<string> wholes) => new(_stops.Where(stop => wholes.Contains(stop.TwinId)));

    /// <summary>The stop that lasts at a time or is the first after it; null when none is planned.</summary>
    public PlannedStop? Next(DateTimeOffset time) => Array.Find(_stops, stop => stop.End > time);

    /// <summary>Stops with a part in a span.</summary>
    public IEnumerable<PlannedStop> Between(DateTimeOffset from, DateTimeOffset to) => _stops.Where(stop => stop.Overlaps(from, to));

    /// <summary>The stops as spans that neither touch nor overlap, in order.</summary>
    public IReadOnlyList<(DateTimeOffset Start, DateTimeOffset End)> Standstill()
    {
        List<(DateTimeOffset Start, DateTimeOffset End)> spans = [];
        foreach (PlannedStop stop in _stops)
        {
            if (spans.Count > 0 && stop.Start <= spans[^1].End)
            {
                spans[^1] = (spans[^1].Start, stop.End > spans[^1].End ? stop.End : spans[^1].End);
            }
            else
            {
                spans.Add((stop.Start, stop.End));
            }
        }

        return spans;
    }
}
