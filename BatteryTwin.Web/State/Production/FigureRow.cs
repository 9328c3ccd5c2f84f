using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Figures;

namespace BatteryTwin.Web.State.Production;

/// <summary>
/// Figures of one asset in one period. Times and ideal times are sums over its stations; <paramref name="Produced"/> and <paramref name="Good"/> count what the last stations of its
/// lines made, for units of different steps cannot be added. <paramref name="UnitsPerHour"/> is null for more than one station or without a planned rate.
/// </summary>
public sealed record FigureRow(string Id, string Name, CalendarPeriod Period, ProductionAccount Account, double Produced, double Good, double? UnitsPerHour, bool HasRate)
{
    public Effectiveness Figures => HasRate ? Effectiveness.Of(Account) : Effectiveness.Of(Account) with { Performance = null, Oee = null, Nee = null, Quality = null, CalendarUse = null };
}
