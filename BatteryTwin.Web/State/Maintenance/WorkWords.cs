using System.Globalization;
using BatteryTwin.Domain.Maintenance.Orders;

namespace BatteryTwin.Web.State.Maintenance;

/// <summary>Says work orders in words.</summary>
public static class WorkWords
{
    public static string Of(WorkState state) => state switch
    {
        WorkState.Open => "open",
        WorkState.Planned => "planned",
        WorkState.Started => "being done",
        WorkState.Paused => "paused",
        WorkState.Completed => "done",
        _ => "cancelled",
    };

    public static string Of(FindingKind kind) => kind switch
    {
        FindingKind.Confirmed => "fault confirmed",
        FindingKind.NoFaultFound => "no fault found",
        _ => "something else found",
    };

    public static string Of(OriginKind kind) => kind switch
    {
        OriginKind.Forecast => "a forecast",
        OriginKind.Alert => "an alarm",
        OriginKind.Investigation => "an investigation",
        OriginKind.Plan => "a recurring plan",
        _ => "hand",
    };

    /// <summary>Whole money with its currency: <c>12,300 EUR</c>.</summary>
    public static string Money(double amount, string currency) => string.Create(CultureInfo.CurrentCulture, $"{Rounded(amount):N0} {currency}");

    /// <summary>A probability; what lies below one percent says so.</summary>
    public static string Chance(double probability) => probability switch
    {
        < 0.01 => "under 1 %",
        > 0.99 => "over 99 %",
        _ => string.Create(CultureInfo.CurrentCulture, $"{probability * 100:0} %"),
    };

    public static string Hours(TimeSpan time) => string.Create(CultureInfo.CurrentCulture, $"{time.TotalHours:0.##} h");

    /// <summary>Three digits say enough of an expected cost.</summary>
    private static double Rounded(double amount)
    {
        double size = Math.Abs(amount);
        double step = size < 1_000 ? 1 : Math.Pow(10, Math.Floor(Math.Log10(size)) - 2);
        return Math.Round(amount / step) * step;
    }
}
