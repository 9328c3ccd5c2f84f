using BatteryTwin.Domain.Maintenance.Orders;

namespace BatteryTwin.Web.State.Maintenance;

/// <summary>A job with a place on the board.</summary>
public sealed record BoardBar
{
    public required WorkOrder Order { get; init; }

    /// <summary>Name of the station in words.</summary>
    public required string Place { get; init; }

    public required DateTimeOffset Start { get; init; }

    public required DateTimeOffset End { get; init; }

    /// <summary>Id of the crew; null when nobody is named.</summary>
    public string? Crew { get; init; }

    /// <summary>Name of the crew.</summary>
    public string CrewName { get; init; } = "no crew";

    /// <summary>Line within its row, from 0: bars that overlap lie below each other.</summary>
    public int Lane { get; init; }

    /// <summary>A proposal's place, not the plan's.</summary>
    public bool IsGhost { get; init; }

    /// <summary>Why a proposal puts it there; empty for the plan.</summary>
    public string Why { get; init; } = string.Empty;

    /// <summary>Too short on this axis for its words, which stand behind it.</summary>
    public bool IsNarrow { get; init; }

    /// <summary>Probability that it fails before; null without a forecast.</summary>
    public double? FailureProbability { get; init; }

    /// <summary>What does not fit.</summary>
    public IReadOnlyList<string> Conflicts { get; init; } = [];

    /// <summary>Dragging it makes sense: it waits for its begin.</summary>
    public bool IsMovable => !IsGhost && Order.State == WorkState.Planned;

    public bool Overlaps(DateTimeOffset from, DateTimeOffset to) => Start < to && End > from;
}
