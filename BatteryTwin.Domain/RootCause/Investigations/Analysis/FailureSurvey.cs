using BatteryTwin.Domain.RootCause.Plant;
using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Domain.RootCause.Investigations.Analysis;

/// <summary>Where units fail more than they did: what there is to investigate.</summary>
public static class FailureSurvey
{
    /// <param name="graph">The causal graph, whose target says what a failure is.</param>
    /// <param name="tables">Units of some days.</param>
    /// <returns>Lines, those with a rise that lasts first.</returns>
    /// <exception cref="PlantCaseException">The tables do not carry the target.</exception>
    /// <exception cref="TableException">They do not carry it as they should.</exception>
    public static IReadOnlyList<PlaceFailures> Of(PlantGraph graph, IReadOnlyList<UnitTable> tables)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(tables);
        UnitPlaces places = new(graph, tables);
        IEnumerable<PlaceFailures> lines = places.Lines.Select((line, row) => (Line: line, Row: row)).Where(unit => unit.Line is not null && double.IsFinite(places.Last[unit.Row]))
            .GroupBy(unit => unit.Line!, unit => unit.Row, StringComparer.Ordinal)
            .Select(line => Failures(places, line.Key, [.. line.OrderBy(row => places.Last[row])]));
        return [.. lines.OrderByDescending(line => line.Since is not null).ThenByDescending(line => line.Since is null ? line.IsHighThroughout ? line.RateNow : 0 : line.RateNow - line.RateBefore).ThenBy(line => line.Place, StringComparer.Ordinal)];
    }

    private static PlaceFailures Failures(UnitPlaces places, string line, int[] rows)
    {
        bool[] failed = Array.ConvertAll(rows, row => places.Failed[row]);
        int first = RateChange.Find(failed) is { } rise && rise.End == rows.Length ? rise.First : rows.Length;
        return new(
            line,
            rows.Length,
            failed.Count(fails => fails),
            first < rows.Length ? TimeColumn.TimeOf(places.Last[rows[first]]) : null,
            rows.Length - first,
            failed.Skip(first).Count(fails => fails));
    }
}
