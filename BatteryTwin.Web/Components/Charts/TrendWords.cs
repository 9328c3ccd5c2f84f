using System.Globalization;
using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Trends;

namespace BatteryTwin.Web.Components.Charts;

/// <summary>Says in words what a trend chart shows.</summary>
internal static class TrendWords
{
    /// <summary>The finding: what lies outside its normal band now, did so in the range, or that nothing did.</summary>
    public static string Finding(TrendView view)
    {
        TrendLine[] judged = [.. view.Lines.Where(line => line.Summary.ShareOutside is not null)];
        TrendLine[] now = [.. judged.Where(line => !line.Signal.Normal!.Contains(line.Summary.Newest))];
        TrendLine[] sometime = [.. judged.Where(line => line.Summary.ShareOutside > 0)];
        if (view.Lines.Count == 0)
        {
            return "Nothing was recorded in this time";
        }

        if (now.Length > 0)
        {
            return $"{Names(now)} {(now.Length == 1 ? "is" : "are")} outside the normal band";
        }

        if (sometime.Length > 0)
        {
            return $"{Names(sometime)} left the normal band for a while";
        }

        return judged.Length == 0 ? "Values over time" : "All shown signals stayed in their normal band";
    }

    /// <summary>One sentence per curve, for those who cannot see it.</summary>
    public static string Summary(TrendLine line)
    {
        TrendSummary numbers = line.Summary;
        string unit = line.Signal.Unit.Length == 0 ? string.Empty : " " + line.Signal.Unit;
        string outside = numbers.ShareOutside is { } share ? $", outside its normal band {share.ToString("P0", CultureInfo.CurrentCulture)} of the time" : string.Empty;
        return $"{line.Label}: {Text(numbers.Min)} to {Text(numbers.Max)}{unit}, mean {Text(numbers.Mean)}{unit}, newest {Text(numbers.Newest)}{unit}{outside}.";

        string Text(double value) => SignalText.Number(value, line.Signal.Normal);
    }

    private static string Names(TrendLine[] lines) => lines.Length switch
    {
        1 => lines[0].Label,
        2 => $"{lines[0].Label} and {lines[1].Label}",
        _ => $"{lines[0].Label} and {lines.Length - 1} others",
    };
}
