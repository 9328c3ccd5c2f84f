using System.Collections.Immutable;
using BatteryTwin.Domain.Maintenance.Scheduling;

namespace BatteryTwin.Ingest.Maintenance;

/// <summary>What schedule is asked for.</summary>
public sealed record ScheduleRequest
{
    /// <summary>From when on; now when null.</summary>
    public DateTimeOffset? Start { get; init; }

    public double Days { get; init; } = 14;

    public int SlotMinutes { get; init; } = 15;

    /// <summary>All done soonest instead of at the least cost.</summary>
    public bool Shortest { get; init; }

    /// <summary>Longest time to search.</summary>
    public double Seconds { get; init; } = 4.5;

    /// <summary>Search this many iterations, however long they take: the same schedule every time.</summary>
    public int? Iterations { get; init; }

    public long Seed { get; init; } = 1;

    /// <summary>IANA time zone in which reasons speak.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Stops of lines beside the planned ones, to see what they would change.</summary>
    public ImmutableArray<LineStop> Stops { get; init; } = [];

    /// <summary>Only these orders move; null = all that are not pinned.</summary>
    public ImmutableArray<string>? Orders { get; init; }

    /// <summary>What is wrong with it, each fault with its member; empty when it can be done.</summary>
    public IReadOnlyList<string> Faults()
    {
        List<string> faults = [];
        Within(faults, "days", Days, 0.1, 366);
        Within(faults, "slotMinutes", SlotMinutes, 5, 240);
        Within(faults, "seconds", Seconds, 0.1, 600);
        Within(faults, "iterations", Iterations ?? 1, 1, 1_000_000);
        if (Days * 1_440 / Math.Max(1, SlotMinutes) > 20_000)
        {
            faults.Add("slotMinutes: there would be more than 20000 slots; ask for fewer days or longer slots");
        }

        if (Start is { Year: < 2000 or > 2199 })
        {
            faults.Add($"start: {Start:O} must lie between the years 2000 and 2199");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone ?? string.Empty, out _))
        {
            faults.Add($"timeZone: '{TimeZone}' is not known; write an IANA name, for example Europe/Berlin");
        }

        if (Stops.Any(stop => stop is null || stop.Time.End <= stop.Time.Start))
        {
            faults.Add("stops: one is null or does not end after its start");
        }

        return faults;
    }

    private static void Within(List<string> faults, string member, double number, double least, double most)
    {
        if (!(number >= least && number <= most))
        {
            faults.Add(FormattableString.Invariant($"{member}: {number} must lie between {least} and {most}"));
        }
    }
}
