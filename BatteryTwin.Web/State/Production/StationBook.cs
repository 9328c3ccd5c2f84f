using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Figures;

namespace BatteryTwin.Web.State.Production;

/// <summary>One station with everything its figures need.</summary>
/// <param name="Id">Twin of the station.</param>
/// <param name="LineId">Twin that directly contains it; its own when nothing does.</param>
/// <param name="IsLast">Nothing in the line comes after it: its good units are the line's.</param>
/// <param name="Plan">Calendar and settings of its plant.</param>
/// <param name="Ledger">States and rates.</param>
/// <param name="Scopes">Scopes of planned stops that hold for it.</param>
public sealed record StationBook(string Id, string LineId, bool IsLast, PlantPlan Plan, StationLedger Ledger, IReadOnlySet<string> Scopes)
{
    public IReadOnlyList<CalendarSpan> Spans(CalendarPeriod period) => Plan.Calendar.Spans(period.From, period.To, Scopes);

    public ProductionAccount Account(CalendarPeriod period) => Ledger.Account(Spans(period));
}
