using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Figures;

namespace BatteryTwin.Web.State.Production;

/// <summary>A line against its target in a shift; <paramref name="Progress"/> is null when there is neither a target nor a planned rate.</summary>
public sealed record LineProgress(string LineId, string Name, CalendarSpan Shift, TargetSource Source, TargetProgress? Progress)
{
    /// <summary>Planned busy time of the whole shift.</summary>
    public TimeSpan Planned { get; init; }

    /// <summary>Good units an hour at best; null when no rate is known.</summary>
    public double? BestPerHour { get; init; }

    /// <summary>Share of the planned time so far of which anything is known, 0..1.</summary>
    public double Coverage { get; init; } = 1;

    /// <summary>Hours of output that are missing by now at the plan's own pace. Time of which nothing is known is no loss.</summary>
    public double LostHours => Progress is { } plan ? LostOutput.Hours(Coverage * plan.ExpectedByNow, plan.Good, plan.Target, Planned) : 0;
}
