using System.Collections.Immutable;
using BatteryTwin.Domain.Maintenance.Calendars;
using BatteryTwin.Domain.Maintenance.Costs;

namespace BatteryTwin.Domain.Maintenance.Scheduling;

/// <summary>Jobs, crews and lines, and the time for which a schedule is asked.</summary>
public sealed record SchedulingCase
{
    /// <summary>From when on; a time already begun counts from the next full slot.</summary>
    public required DateTimeOffset Start { get; init; }

    public required DateTimeOffset End { get; init; }

    /// <summary>Grid on which work begins.</summary>
    public TimeSpan Slot { get; init; } = TimeSpan.FromMinutes(15);

    public required ImmutableArray<Crew> Crews { get; init; }

    public required ImmutableArray<ScheduleJob> Jobs { get; init; }

    public ImmutableArray<LineRates> Lines { get; init; } = [];

    public ImmutableArray<LineStop> Stops { get; init; } = [];

    /// <summary>Ask for all to be done soonest instead of at the least cost.</summary>
    public bool Shortest { get; init; }

    /// <summary>Zone in which reasons speak of times.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>ISO 4217 code in which reasons speak of money.</summary>
    public string Currency { get; init; } = "EUR";
}
