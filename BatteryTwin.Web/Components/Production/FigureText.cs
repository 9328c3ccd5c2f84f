using System.Globalization;
using BatteryTwin.Domain.Production.Figures;
using BatteryTwin.Domain.Production.Time;

namespace BatteryTwin.Web.Components.Production;

/// <summary>Production figures in words.</summary>
internal static class FigureText
{
    private const string None = "–";

    public static string Percent(double? share) => share is { } value ? string.Create(CultureInfo.CurrentCulture, $"{100 * value:0.0}\u00A0%") : None;

    public static string Hours(double hours) => hours.ToString(Math.Abs(hours) < 10 ? "N2" : Math.Abs(hours) < 1000 ? "N1" : "N0", CultureInfo.CurrentCulture);

    /// <summary>An amount of energy in kWh, or in MWh from 10,000 kWh on.</summary>
    public static string Energy(double kwh) => kwh < 10_000
        ? string.Create(CultureInfo.CurrentCulture, $"{kwh.ToString(kwh < 10 ? "N2" : "N0", CultureInfo.CurrentCulture)}\u00A0kWh")
        : string.Create(CultureInfo.CurrentCulture, $"{kwh / 1000:N1}\u00A0MWh");

    /// <summary>Energy or emissions of a cell, in three digits.</summary>
    public static string PerCell(double? amount) => amount is { } value ? value.ToString(Math.Abs(value) < 1 ? "N3" : Math.Abs(value) < 10 ? "N2" : Math.Abs(value) < 100 ? "N1" : "N0", CultureInfo.CurrentCulture) : None;

    public static string Units(double? units) => units?.ToString("N0", CultureInfo.CurrentCulture) ?? None;

    /// <summary>How long a stop lasted: <c>45 s</c>, <c>12 min</c>, <c>1 h 23 min</c>.</summary>
    public static string Lasted(TimeSpan span) => span switch
    {
        { TotalSeconds: < 60 } => string.Create(CultureInfo.CurrentCulture, $"{Math.Floor(span.TotalSeconds):N0}\u00A0s"),
        { TotalMinutes: < 60 } => string.Create(CultureInfo.CurrentCulture, $"{Math.Floor(span.TotalMinutes):N0}\u00A0min"),
        _ => string.Create(CultureInfo.CurrentCulture, $"{Math.Floor(span.TotalHours):N0}\u00A0h {span.Minutes}\u00A0min"),
    };

    /// <summary>Name of a loss; less than no loss of speed is a gain.</summary>
    public static string Loss(string name, double hours) => name switch
    {
        LossWaterfall.Speed when hours < 0 => "Faster than planned",
        LossWaterfall.Down => "Down",
        LossWaterfall.Setup => "Setup",
        LossWaterfall.Starved => "Starved",
        LossWaterfall.Blocked => "Blocked",
        LossWaterfall.Idle => "Idle",
        LossWaterfall.Unknown => "No data",
        LossWaterfall.Speed => "Slow running",
        _ => "Scrap",
    };

    public static string State(StationState state) => state switch
    {
        StationState.Down => "Down",
        StationState.Setup => "Setup",
        StationState.Starved => "Starved: no material",
        StationState.Blocked => "Blocked: next step full",
        StationState.Idle => "Idle",
        _ => state.ToString(),
    };
}
