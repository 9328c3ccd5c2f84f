using System.Globalization;
using BatteryTwin.Domain.Quality;
using BatteryTwin.Web.State.Explorer;
using BatteryTwin.Web.State.Quality;

namespace BatteryTwin.Web.Components.Quality;

/// <summary>Says in words what a control chart shows.</summary>
internal static class ControlWords
{
    /// <summary>Five digits, as many as people read.</summary>
    public static string Number(double value) => value.ToString("G5", CultureInfo.CurrentCulture);

    /// <summary>The finding of a chart.</summary>
    public static string Finding(QualityStudy study)
    {
        string where = study.Scope.Line is null ? string.Empty : $" on {study.Scope.Plant} {study.Scope.Line}";
        string name = $"{study.Variable.Name}{where}";
        return study.Chart is not { } chart ? $"{name}: too few values"
            : !chart.IsInControl ? $"{name} is out of control"
            : chart.OutOfNewest == 0 ? $"{name} is in control"
            : $"{name}: {chart.OutOfNewest} of the newest {Math.Min(ControlStudy.NewestPoints, chart.Points.Count)} points {(chart.OutOfNewest == 1 ? "is" : "are")} out; {ControlStudy.OutPoints} are out of control";
    }

    /// <summary>What the limits come from and which values are shown.</summary>
    public static string Baseline(QualityStudy study, Func<DateTimeOffset, string> clock) => study.Chart is not { } chart ? study.Sampling : string.Create(
        CultureInfo.CurrentCulture, $"Limits from the first {chart.BaselinePoints} of {chart.Points.Count} points, {clock(chart.Points[0].Time)} to {clock(chart.Points[chart.BaselinePoints - 1].Time)}{(chart.IsCorrelated ? "; neighbours are alike, so from the spread of all of them" : string.Empty)}. {study.Sampling}.");

    /// <summary>The chart as CSV: invariant numbers, units in the header.</summary>
    public static string Csv(QualityStudy study)
    {
        string unit = study.Variable.Unit.Length == 0 ? string.Empty : $" ({study.Variable.Unit})";
        IEnumerable<string> rows = study.Chart!.Points.Select(point => string.Create(
            CultureInfo.InvariantCulture, $"{point.Time:yyyy-MM-ddTHH:mm:ssZ},{point.Value:G9},{point.Lower:G9},{point.Upper:G9},{point.Spread:G9},{string.Join(' ', point.Rules)},{(point.IsOut ? 1 : 0)},{CsvCell.Of(string.Join(' ', point.Units))}"));
        return $"time,{CsvCell.Of($"{study.Variable.Id}{unit}")},lower control limit,upper control limit,range,rules,out,units\n{string.Join('\n', rows)}\n";
    }
}
