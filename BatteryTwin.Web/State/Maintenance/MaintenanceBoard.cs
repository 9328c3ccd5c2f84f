using BatteryTwin.Domain.Maintenance;
using BatteryTwin.Domain.Maintenance.Calendars;
using BatteryTwin.Domain.Maintenance.Scheduling;
using BatteryTwin.Ingest.Maintenance;

namespace BatteryTwin.Web.State.Maintenance;

/// <summary>The plan of maintenance in one stretch of time, as one reading saw it.</summary>
public sealed record MaintenanceBoard
{
    public required BoardQuery Query { get; init; }

    public required DateTimeOffset At { get; init; }

    public required IReadOnlyList<BoardRow> Rows { get; init; }

    /// <summary>Jobs without a place, the dearest to wait with first.</summary>
    public required IReadOnlyList<TrayJob> Tray { get; init; }

    /// <summary>Planned stops in the time shown.</summary>
    public required IReadOnlyList<PlannedStop> Stops { get; init; }

    public required IReadOnlyList<Crew> Crews { get; init; }

    /// <summary>Answers what would follow if a job were put elsewhere.</summary>
    public required PlacementPreviews Previews { get; init; }

    /// <summary>The proposal shown over the plan; null for none.</summary>
    public ScheduleProposal? Proposal { get; init; }

    /// <summary>The proposal was made from orders that changed since.</summary>
    public bool IsProposalOld { get; init; }

    /// <summary>ISO 4217.</summary>
    public string Currency { get; init; } = "EUR";

    public IEnumerable<BoardBar> Bars => Rows.SelectMany(row => row.Bars);

    /// <summary>Jobs of the plan that do not fit.</summary>
    public int Conflicting => Bars.Where(bar => !bar.IsGhost && bar.Conflicts.Count > 0).DistinctBy(bar => bar.Order.Id).Count();
}
