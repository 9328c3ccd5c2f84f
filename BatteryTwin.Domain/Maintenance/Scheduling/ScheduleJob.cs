using System.Collections.Immutable;
using BatteryTwin.Domain.Maintenance.Calendars;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Domain.Maintenance.Risk;

namespace BatteryTwin.Domain.Maintenance.Scheduling;

/// <summary>A job to be scheduled.</summary>
public sealed record ScheduleJob
{
    /// <summary>Id of its order.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>Station worked on; no two jobs that stop it are done at once.</summary>
    public required string Asset { get; init; }

    /// <summary>The station and all that contain it, for crews that work in some places only; crews of every place are asked when empty.</summary>
    public ImmutableArray<string> Wholes { get; init; } = [];

    /// <summary>Its line; null where none is known.</summary>
    public string? Line { get; init; }

    /// <summary>Working time.</summary>
    public required TimeSpan Duration { get; init; }

    public int Technicians { get; init; } = 1;

    public ImmutableArray<string> Skills { get; init; } = [];

    /// <summary>It cannot begin before: parts, a given earliest start. Null = at once.</summary>
    public DateTimeOffset? Earliest { get; init; }

    /// <summary>The parts it waits for until <see cref="Earliest"/>; null when it waits for something else.</summary>
    public string? AwaitedPart { get; init; }

    /// <summary>When it should be done.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>What an hour beyond <see cref="Due"/> counts.</summary>
    public double LatenessPerHour { get; init; }

    /// <summary>What waiting costs; null where no forecast says it.</summary>
    public WaitingCost? Waiting { get; init; }

    /// <summary>The time from which <see cref="Waiting"/> counts its hours; the schedule's start when null.</summary>
    public DateTimeOffset? WaitingFrom { get; init; }

    public bool StopsAsset { get; init; } = true;

    public bool MayPause { get; init; } = true;

    /// <summary>Jobs that must be done before, by id; unknown ones count as done.</summary>
    public ImmutableArray<string> After { get; init; } = [];

    /// <summary>Where it stands and stays: a person pinned it, it is being worked on, or nobody asked to move it.</summary>
    public WorkPlacement? Fixed { get; init; }

    /// <summary>It is being worked on.</summary>
    public bool IsBegun { get; init; }

    /// <summary>The crew works where the job is.</summary>
    public bool IsNear(Crew crew)
    {
        ArgumentNullException.ThrowIfNull(crew);
        return Wholes.Length == 0 || crew.WorksOn(Wholes);
    }

    /// <summary>The crew works there, has the skills and enough people.</summary>
    public bool CanBeDoneBy(Crew crew) => IsNear(crew) && crew.MissingSkill(Skills) is null && crew.Technicians >= Technicians;
}
