using System.Globalization;
using System.Text;
using BatteryTwin.Web.State.Explorer;

namespace BatteryTwin.Web.State.Forecasts;

/// <summary>Forecasts as comma-separated values: UTC times, units in the headers, invariant numbers.</summary>
public static class ForecastCsv
{
    private static readonly string[] s_header =
    [
        "twin", "component", "kind", "place", "data time (UTC)", "model", "median [running h]", "lower [running h]", "upper [running h]", "level", "cap [running h]",
        "interval coverage", "interval from (UTC)", "interval to (UTC)", "open upper end", "running share", "next planned stop (UTC)", "probability of failing before it", "no forecast because",
    ];

    public static string Of(IEnumerable<ForecastRow> rows)
    {
        StringBuilder text = new();
        text.AppendJoin(',', s_header).Append("\r\n");
        foreach (ForecastRow row in rows)
        {
            text.AppendJoin(',', Cells(row).Select(CsvCell.Of)).Append("\r\n");
        }

        return text.ToString();
    }

    public static string Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) ?? string.Empty;

    public static string Number(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? string.Empty;

    private static string?[] Cells(ForecastRow row) =>
    [
        row.Forecast.TwinId,
        row.Forecast.Component,
        row.Forecast.ComponentType,
        row.Place,
        Time(row.Forecast.Time),
        row.Forecast.ModelId,
        Number(row.Forecast.RulHours),
        Number(row.Forecast.LowerHours),
        Number(row.Forecast.UpperHours),
        Number(row.Forecast.Level),
        Number(row.Forecast.CapHours),
        Number(row.Interval?.Coverage),
        Time(row.Interval?.Low),
        Time(row.Interval?.High),
        row.Interval is null ? null : row.Interval.IsOpen ? "yes" : "no",
        Number(row.Use.Share),
        Time(row.NextStop?.Start),
        Number(row.BeforeStop?.Value),
        row.Forecast.AbstainReason,
    ];
}
