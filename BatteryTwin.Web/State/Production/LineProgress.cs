using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Figures;

namespace BatteryTwin.Web.State.Production;

/// <summary>A line against its target in a shift; <paramref name="Progress"/> is null when there is neither a target nor a planned rate.</summary>
public sealed record LineProgress(string LineId, string Name, CalendarSpan Shift, TargetSource Source, TargetProgress? Progress);
