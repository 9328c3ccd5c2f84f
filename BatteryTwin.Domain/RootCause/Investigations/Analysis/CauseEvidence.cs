using BatteryTwin.Domain.RootCause.Investigations.Evidence;
using BatteryTwin.Domain.RootCause.Investigations.Priors;
using BatteryTwin.Domain.RootCause.Plant;
using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Domain.RootCause.Investigations.Analysis;

/// <summary>Gathers what speaks for a cause.</summary>
internal sealed class CauseEvidence(PlantCase plantCase, PlantModel model, EffectWindow window, TimeGrid grid)
{
    private const int MostSisters = 11;

    public CauseHypothesis Of(PlantCause cause, ChangedStretch stretch, AvoidedEstimate named, CausePriors priors)
    {
        NodeColumn column = plantCase.Columns[stretch.Node];
        string kind = PlaceWord(stretch.Kind);
        CausePrior prior = priors.For(cause.Node, kind);
        int[] rows = [.. stretch.Rows.Union(model.SamePlace(stretch))];
        int missing = rows.Count(row => double.IsNaN(column.Values[row]));
        ReachedRows reached = new(column.Table, stretch.Rows, [.. rows.Where(row => double.IsNaN(column.Values[row]))]);
        int[] units = [.. reached.In(window.Places.Units).Where(row => window.IsBad[row] && double.IsFinite(plantCase.Target.Values[row]))];
        HashSet<int> listed = [.. window.Listed];
        return new()
        {
            Key = $"{cause.Node}@{cause.Place}",
            Node = cause.Node,
            Step = column.Node.Step,
            Unit = cause.Unit,
            Place = cause.Place,
            PlaceKind = kind,
            Start = cause.Start,
            End = cause.End,
            Contribution = cause.AvoidedDefects,
            Low = cause.Low,
            High = cause.High,
            Share = cause.Share,
            Shift = cause.Shift,
            Evidence = cause.Evidence,
            Certainty = Certainty.Of(cause.Evidence, (double)missing / Math.Max(1, rows.Length), prior.Factor, cause.AvoidedDefects, cause.Low, cause.High),
            Prior = prior,
            Lead = window.EffectStart is { } start ? TimeSpan.FromSeconds(start - stretch.Start) : null,
            Rows = rows.Length,
            MissingRows = missing,
            ReferenceRows = Enumerable.Range(0, column.Values.Length).Count(row => column.Table.IsReference[row] && double.IsFinite(column.Values[row])),
            UnitsThrough = units.Length,
            DefectsThrough = units.Count(row => window.Places.Failed[row]),
            ListedThrough = units.Count(listed.Contains),
            Listed = window.Listed.Count == 0 ? null : new(named.Value, named.Low, named.High),
            Path = new CausePath(plantCase, model).Of(stretch, reached),
            Sisters = Sisters(column, stretch),
            Passed = Passed(column.Table, stretch.Rows, units),
            Example = Example(column, stretch, [.. units.Where(row => window.Places.Failed[row]).OrderByDescending(listed.Contains)]),
        };
    }

    private static string PlaceWord(PlaceKind kind) => kind switch
    {
        PlaceKind.Line => "line",
        PlaceKind.Plant => "plant",
        PlaceKind.Lot or PlaceKind.LotAtPlant => "lot",
        PlaceKind.Shift => "shift",
        _ => "station",
    };

    /// <summary>The variable at the place of the change and at its sisters, the busiest first.</summary>
    private SisterComparison Sisters(NodeColumn column, ChangedStretch stretch)
    {
        PlaceColumn? places = model.PlacesOf(stretch);
        int own = places?.Codes[stretch.Rows[0]] ?? -1;
        IEnumerable<IGrouping<int, int>> groups = Enumerable.Range(0, column.Values.Length)
            .Where(row => double.IsFinite(column.Values[row]) && column.Seconds[row] <= window.End)
            .GroupBy(row => places?.Codes[row] ?? -1);
        PlaceSeries[] series =
        [
            .. groups.OrderByDescending(group => group.Key == own).ThenByDescending(group => group.Count()).Take(1 + MostSisters)
                .Select(group => new PlaceSeries(places is not null && group.Key >= 0 ? places.Names[group.Key] : "others", grid.Means(group.Select(row => (column.Seconds[row], column.Values[row]))))),
        ];
        return new(column.Node.Id, column.Node.Unit, grid.From, grid.Every, [series[0], .. series.Skip(1).OrderBy(other => other.Place, StringComparer.Ordinal)]);
    }

    /// <summary>From the first material to the units that failed: how many of each kind the change touched.</summary>
    private PassedUnits[] Passed(PlantTable origin, int[] changed, int[] units)
    {
        List<PassedUnits> passed = [];
        foreach (string above in origin.Above.Reverse())
        {
            int[] rows = origin.RowsIn(above)!;
            passed.Add(new(above, changed.Select(row => rows[row]).Where(row => row >= 0).Distinct().Count(), IsOrigin: false));
        }

        passed.Add(new(origin.Name, origin == window.Places.Units || origin.Name == window.Places.Units.Name ? units.Length : changed.Length, IsOrigin: true));
        if (origin.Name != window.Places.Units.Name)
        {
            passed.Add(new(window.Places.Units.Name, units.Length, IsOrigin: false));
        }

        return [.. passed];
    }

    private ExampleUnit? Example(NodeColumn cause, ChangedStretch stretch, int[] failed)
    {
        if (failed.Length == 0)
        {
            return null;
        }

        int unit = failed[0];
        List<UnitStop> stops = [];
        foreach ((string step, string name, string column) in plantCase.Graph.Nodes.Where(node => node.StationColumn is not null).Select(node => (node.Step, node.Table, node.StationColumn!)).Distinct())
        {
            UnitTable table = plantCase.Table(name).Units;
            int row = window.Places.RowsIn(name) is { } above ? above[unit] : -1;
            if (row >= 0 && table.Categories.TryGetValue(column, out CategoryColumn? words) && words[row] >= 0)
            {
                DateTimeOffset? at = table.TimeOf(column) is { } time ? table.Times[time][row] : null;
                stops.Add(new(step, words.Word(words[row]), table.Ids[row], at, step == cause.Node.Step && name == cause.Table.Name));
            }
        }

        return new(window.Places.Units.Units.Ids[unit], [.. stops.OrderBy(stop => stop.At ?? DateTimeOffset.MaxValue)]);
    }
}
