using BatteryTwin.Domain.Quality;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Traceability.Tables;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.RootCause;
using BatteryTwin.Ingest.Storage.Traceability;

namespace BatteryTwin.Web.State.Quality;

/// <summary>Control charts, defects and yield of the plant's units and signals, for pages and the API alike. Singleton.</summary>
public sealed class QualityStudies(IProcessTables tables, QualityVariables variables, ICausalGraphs graphs, ITelemetryStore store, TimeProvider time)
{
    /// <summary>Most points of a chart; of more values every so many-th is taken.</summary>
    public const int MostPoints = 300;

    private const string PlantColumn = "plant";
    private const string LineColumn = "line";
    private const string FailPrefix = "fail_";

    /// <summary>Days before a scope from which limits are taken: long enough for the habits of shifts, lots and tool wear.</summary>
    public const int BaselineDays = 7;

    private const int BaselinePoints = 120;
    private const int LeastBaseline = 20;

    private static readonly ControlQuestion s_glance = new(ControlChartKind.Individuals, RunRules.Beyond3Sigma);
    private static readonly TimeSpan s_holds = TimeSpan.FromSeconds(10);

    private volatile Cached? _summary;

    /// <summary>What there is; null while the plant has no units.</summary>
    public Task<ProcessExtent?> ExtentAsync(CancellationToken cancel) => tables.ExtentAsync(cancel);

    /// <summary>The chart of one variable.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="scope">Which units.</param>
    /// <param name="question">How they are judged.</param>
    /// <param name="isBefore">True to take the limits from the days before the scope, where there are enough; false to take them from its own first values.</param>
    /// <param name="cancel">Stops the work.</param>
    public async Task<QualityStudy> StudyAsync(QualityVariable variable, QualityScope scope, ControlQuestion question, bool isBefore, CancellationToken cancel)
    {
        QualityScope wide = isBefore ? scope with { From = scope.From.AddDays(-BaselineDays) } : scope;
        (IReadOnlyList<MeasuredUnit> values, string sampling) = QualityVariables.SignalOf(variable.Id) is var (twin, field)
            ? await SignalAsync(twin, field, wide, cancel)
            : await UnitsAsync(variable, wide, cancel);
        int before = isBefore ? values.Count(value => value.Time < scope.From) : 0;
        if (before < LeastBaseline)
        {
            MeasuredUnit[] own = [.. values.Skip(before)];
            string cut = isBefore ? $"{sampling}; the {BaselineDays} days before hold too few values, so the limits come from the first half" : sampling;
            return new(variable, scope, ControlStudy.Of(Thinned(own, question, MostPoints, ref cut), question, variable.Limits), cut);
        }

        MeasuredUnit[] baseline = Thinned([.. values.Take(before)], question, BaselinePoints, ref sampling);
        MeasuredUnit[] shown = Thinned([.. values.Skip(before)], question, MostPoints - BaselinePoints, ref sampling);
        return new(variable, scope, ControlStudy.Of([.. baseline, .. shown], question with { BaselineShare = (double)baseline.Length / (baseline.Length + shown.Length) }, variable.Limits), sampling);
    }

    /// <summary>All variables on all lines; null while the plant has no units. Held for some seconds.</summary>
    public async Task<QualitySummary?> SummaryAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (_summary is { } held && (now - held.At).Duration() < s_holds && held.From == Rounded(from) && held.To == Rounded(to))
        {
            return held.Summary;
        }

        if (await tables.ExtentAsync(cancel) is not { } extent)
        {
            return null;
        }

        IReadOnlyList<QualityVariable> all = await variables.AllAsync(cancel);
        Dictionary<string, UnitTable> read = new(StringComparer.Ordinal);
        foreach (string table in all.Select(variable => variable.Table).Distinct(StringComparer.Ordinal))
        {
            read[table] = (await tables.ReadAsync(new(from.AddDays(-BaselineDays), to, Table: table), cancel))!.Units;
        }

        QualitySummary summary = await Task.Run(
            () => new QualitySummary(extent.Lines, [.. all.Select(variable => (variable, (IReadOnlyList<ControlMark>)[.. extent.Lines.Select(line => Glance(variable, read[variable.Table], line, extent.Table, from))]))], now),
            cancel);
        _summary = new(now, Rounded(from), Rounded(to), summary);
        return summary;
    }

    /// <summary>What units failed for; null while the plant has no units.</summary>
    public async Task<DefectPareto?> DefectsAsync(QualityScope scope, CancellationToken cancel)
    {
        if (await tables.ReadAsync(new(scope.From, scope.To, scope.Plant, scope.Line), cancel) is not { } read)
        {
            return null;
        }

        UnitTable units = read.Units;
        string[] checks = [.. units.Columns.Where(units.IsCheck)];
        string[] named = [.. checks.Where(check => check.StartsWith(FailPrefix, StringComparison.Ordinal))];
        bool[] failed = [.. Enumerable.Range(0, units.RowCount).Select(row => Array.Exists(checks, check => units.Number(check, row) == 1))];
        Dictionary<string, double> amounts = (named.Length > 0 ? named : checks).ToDictionary(check => check, check => (double)Enumerable.Range(0, units.RowCount).Count(row => units.Number(check, row) == 1), StringComparer.Ordinal);
        return new(units.RowCount, failed.Count(one => one), Pareto.Of(amounts, 12), units.Name);
    }

    /// <summary>What each step of a line lets pass: the last from its units, the others from the scrap their stations report.</summary>
    public async Task<IReadOnlyList<StationPass>> YieldAsync(QualityScope scope, CancellationToken cancel)
    {
        if (graphs.Find(ICausalGraphs.StandardProcess) is not { } graph || await tables.ReadAsync(new(scope.From, scope.To, scope.Plant, scope.Line), cancel) is not { } read)
        {
            return [];
        }

        DefectPareto? tested = await DefectsAsync(scope, cancel);
        List<StationPass> yields = [];
        foreach ((string step, string column) in graph.Graph.Steps.Select(step => (step.Step, step.StationColumn)))
        {
            string[] stations = Stations(read.Tables, column);
            bool isLast = step == graph.Graph.Steps[^1].Step;
            yields.Add(isLast && tested is { Units: > 0 }
                ? new(step, string.Join(", ", stations), 1 - ((double)tested.Defective / tested.Units), $"{tested.Defective} of {tested.Units} {tested.Table} failed")
                : new(step, stations.Length == 1 ? stations[0] : $"{stations.Length} stations", await PassedAsync(stations, scope, cancel), "scrap that the station reports, mean"));
        }

        return yields;
    }

    /// <summary>Stations of a line by step, to choose signals from.</summary>
    public async Task<IReadOnlyList<(string Step, string Station)>> StationsAsync(QualityScope scope, CancellationToken cancel) =>
        graphs.Find(ICausalGraphs.StandardProcess) is { } graph && await tables.ReadAsync(new(scope.From, scope.To, scope.Plant, scope.Line), cancel) is { } read
            ? [.. graph.Graph.Steps.SelectMany(step => Stations(read.Tables, step.StationColumn).Select(station => (step.Step, station)))]
            : [];

    private static DateTimeOffset Rounded(DateTimeOffset at) => new(at.Ticks / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute, TimeSpan.Zero);

    private static string[] Stations(IReadOnlyList<UnitTable> tables, string column) =>
        [.. tables.Where(table => table.Categories.ContainsKey(column)).SelectMany(table => Enumerable.Range(0, table.Categories[column].WordCount).Select(code => table.Categories[column].Word(code))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static ControlMark Glance(QualityVariable variable, UnitTable table, (string Plant, string Line) line, string endTable, DateTimeOffset from)
    {
        MeasuredUnit[] values = Values(table, variable.Id, line.Plant, line.Line, table.Name == endTable);
        MeasuredUnit[] newest = [.. values.TakeLast(ControlStudy.NewestPoints)];
        string sampling = string.Empty;
        MeasuredUnit[] before = Thinned([.. values.Take(values.Length - newest.Length)], s_glance, MostPoints, ref sampling);
        ControlStudy? study = before.Length < LeastBaseline || newest[^1].Time < from ? null
            : ControlStudy.Of([.. before, .. newest], s_glance with { BaselineShare = (double)before.Length / (before.Length + newest.Length) }, variable.Limits);
        return study is null ? new(line, false, true, 0, 0, 0, null) : new(line, true, study.IsInControl, study.OutOfNewest, Math.Min(ControlStudy.NewestPoints, study.Points.Count), study.Distance, study.Capability.Within?.Worst);
    }

    /// <summary>Values of a column in the order of time; of end products one for each unit they were made of, for those of one coil are alike.</summary>
    private static MeasuredUnit[] Values(UnitTable table, string column, string? plant, string? line, bool oneEach)
    {
        Func<int, bool> isPlant = Is(table, PlantColumn, plant);
        Func<int, bool> isLine = Is(table, LineColumn, line);
        int[]? parents = oneEach ? table.Parents.Values.FirstOrDefault() : null;
        TimeColumn? times = table.LastTime is { } last ? table.Times[last] : null;
        HashSet<int> seen = [];
        return [.. Enumerable.Range(0, table.RowCount)
            .Where(row => isPlant(row) && isLine(row) && times?[row] is not null && !double.IsNaN(table.Number(column, row)))
            .OrderBy(row => times!.Seconds(row))
            .Where(row => parents is null || parents[row] < 0 || seen.Add(parents[row]))
            .Select(row => new MeasuredUnit(times![row]!.Value, table.Number(column, row), table.Ids[row]))];
    }

    private static Func<int, bool> Is(UnitTable table, string column, string? word)
    {
        if (string.IsNullOrEmpty(word) || !table.Categories.TryGetValue(column, out CategoryColumn? words))
        {
            return _ => true;
        }

        int code = words.CodeOf(word);
        return row => code >= 0 && words[row] == code;
    }

    private static MeasuredUnit[] Thinned(MeasuredUnit[] values, ControlQuestion question, int points, ref string sampling)
    {
        int most = question.Kind == ControlChartKind.MeansAndRanges ? points * question.Subgroup : points;
        int every = (values.Length + most - 1) / most;
        if (every <= 1)
        {
            return values;
        }

        sampling += $"; of {values.Length} values every {every}{(every % 100 is 11 or 12 or 13 ? "th" : (every % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" })} is on it";
        int first = (values.Length - 1) % every;
        return [.. values.Where((_, at) => at % every == first)];
    }

    private async Task<(IReadOnlyList<MeasuredUnit> Values, string Sampling)> UnitsAsync(QualityVariable variable, QualityScope scope, CancellationToken cancel)
    {
        if (await tables.ReadAsync(new(scope.From, scope.To, scope.Plant, scope.Line, variable.Table), cancel) is not { } read || await tables.ExtentAsync(cancel) is not { } extent)
        {
            return ([], "No units");
        }

        bool oneEach = variable.Table == extent.Table && read.Units.Parents.Count > 0;
        return (await Task.Run(() => Values(read.Units, variable.Id, scope.Plant, scope.Line, oneEach), cancel), oneEach ? $"One of {variable.Table} from each of {read.Units.Parents.Keys.First()}" : $"Each of {variable.Table}");
    }

    private async Task<(IReadOnlyList<MeasuredUnit> Values, string Sampling)> SignalAsync(string twin, string field, QualityScope scope, CancellationToken cancel)
    {
        long everyNs = Math.Max(60, (long)((scope.To - scope.From).TotalSeconds / MostPoints / 60) * 60) * EpochTime.NsPerSecond;
        RangeQuery query = new() { Series = SeriesSelector.Of(twin, field), FromNs = EpochTime.ToNs(scope.From), ToNs = EpochTime.ToNs(scope.To), Reduction = new RangeReduction.Aggregate(everyNs, AggregateFunction.Mean) };
        List<MeasuredUnit> values = [];
        await foreach (SeriesPoints points in store.ReadAsync(query, cancel))
        {
            values.AddRange(points.TimesNs.Select((ns, at) => new MeasuredUnit(DateTimeOffset.FromUnixTimeMilliseconds(ns / 1_000_000), points.Values[at].ToDouble())));
        }

        return ([.. values.Where(value => double.IsFinite(value.Value)).OrderBy(value => value.Time)], $"Means of {everyNs / EpochTime.NsPerSecond / 60} min; neighbours are alike, so limits are narrow");
    }

    private async Task<double?> PassedAsync(string[] stations, QualityScope scope, CancellationToken cancel)
    {
        if (stations.Length == 0)
        {
            return null;
        }

        RangeQuery query = new()
        {
            Series = new() { Twins = stations, Fields = [StationSignals.ScrapRate] },
            FromNs = EpochTime.ToNs(scope.From),
            ToNs = EpochTime.ToNs(scope.To),
            Reduction = new RangeReduction.Aggregate(null, AggregateFunction.Mean),
        };
        List<double> means = [];
        await foreach (SeriesPoints points in store.ReadAsync(query, cancel))
        {
            means.AddRange(points.Values.Select(value => value.ToDouble()));
        }

        return means.Count == 0 ? null : 1 - (means.Average() / 100);
    }

    private sealed record Cached(DateTimeOffset At, DateTimeOffset From, DateTimeOffset To, QualitySummary Summary);
}
