using System.Globalization;
using System.Text;
using BatteryTwin.Domain.RootCause.Investigations;
using BatteryTwin.Domain.RootCause.Investigations.Evidence;
using BatteryTwin.Web.State.Explorer;

namespace BatteryTwin.Web.State.Investigations;

/// <summary>Charts and lists of an investigation as CSV: times in UTC, invariant numbers, units in headers.</summary>
public static class EvidenceCsv
{
    /// <summary>Failures over time; the chart of the effect.</summary>
    public const string Rate = "rate";

    /// <summary>The variable at the place of the cause and at its sisters.</summary>
    public const string Sisters = "sisters";

    /// <summary>The machines' own signal.</summary>
    public const string Signal = "signal";

    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ssZ";

    /// <summary>The series of a chart.</summary>
    public static string Of(IReadOnlyList<PlaceSeries> series, DateTimeOffset start, TimeSpan every, string unit)
    {
        ArgumentNullException.ThrowIfNull(series);
        StringBuilder text = new("time_utc");
        text.AppendJoin(string.Empty, series.Select(place => $",{CsvCell.Of($"{place.Place} ({unit})")}")).Append('\n');
        for (int at = 0; at < series[0].Values.Count; at++)
        {
            text.Append((start + (at * every)).ToString(TimeFormat, CultureInfo.InvariantCulture));
            text.AppendJoin(string.Empty, series.Select(place => string.Create(CultureInfo.InvariantCulture, $",{place.Values[at]}"))).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Share that failed, in percent, by stretch of time.</summary>
    public static PlaceSeries RateOf(EffectFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return new(finding.Place ?? "all places", [.. finding.Rate.Units.Zip(finding.Rate.Defects, (units, defects) => units == 0 ? (double?)null : 100.0 * defects / units)]);
    }

    /// <summary>The units that a question named, with the causes they went through once it is analysed.</summary>
    public static string Cells(Investigation investigation)
    {
        ArgumentNullException.ThrowIfNull(investigation);
        string[] causes = [.. investigation.Finding?.Causes.Select(cause => cause.Key) ?? []];
        Dictionary<string, ListedCell> known = (investigation.Finding?.Listed ?? []).ToDictionary(cell => cell.Id, StringComparer.Ordinal);
        StringBuilder text = new("unit,finished_utc,failed");
        text.AppendJoin(string.Empty, causes.Select(cause => $",{CsvCell.Of($"through {cause}")}")).Append('\n');
        foreach (string id in investigation.Effect.Cells.Distinct(StringComparer.Ordinal))
        {
            ListedCell? cell = known.GetValueOrDefault(id);
            text.Append(CsvCell.Of(id)).Append(',').Append(cell?.At?.ToString(TimeFormat, CultureInfo.InvariantCulture)).Append(',').Append(cell is null ? null : Flag(cell.Failed));
            text.AppendJoin(string.Empty, causes.Select(cause => $",{(cell is null ? null : Flag(cell.Through.Contains(cause)))}")).Append('\n');
        }

        return text.ToString();
    }

    private static string Flag(bool isSet) => isSet ? "1" : "0";
}
