using BatteryTwin.Domain.Maintenance;

namespace BatteryTwin.Domain.Production.Calendar;

/// <summary>A planned stop as calendars of earlier versions kept it; becomes a <see cref="PlannedStop"/> when such a calendar is read for the first time.</summary>
/// <param name="Reason">What people called it.</param>
/// <param name="Kind">Pause, maintenance or trial.</param>
/// <param name="From">Start.</param>
/// <param name="To">End.</param>
/// <param name="Scope">Twin it held for; null for the whole plant.</param>
public sealed record FormerStop(string Reason, CalendarTime Kind, DateTimeOffset From, DateTimeOffset To, string? Scope = null)
{
    /// <summary>The stop as it is asked for today.</summary>
    public StopOrder ToOrder(string plantId) => new(
        Scope ?? plantId,
        From,
        To,
        string.IsNullOrWhiteSpace(Reason) ? "Planned stop" : Reason.Length > StopOrder.LongestTitle ? Reason[..StopOrder.LongestTitle] : Reason,
        Kind switch { CalendarTime.Pause => StopKind.Pause, CalendarTime.Trial => StopKind.Trial, _ => StopKind.Maintenance });
}
