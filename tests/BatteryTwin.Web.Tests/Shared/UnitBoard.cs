using System.Globalization;
using System.Text;
using BatteryTwin.Domain.RootCause;
using BatteryTwin.Domain.RootCause.Graphs;
using BatteryTwin.Domain.RootCause.Processes;
using BatteryTwin.Domain.Traceability;
using BatteryTwin.Domain.Traceability.Growing;
using BatteryTwin.Domain.Traceability.Tables;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Quality;
using BatteryTwin.Ingest.Storage.RootCause;
using BatteryTwin.Ingest.Storage.Traceability;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>Units, causal graphs and limits of a test, in memory.</summary>
internal sealed class UnitBoard : IGenealogyShelf, IProcessTables, ICausalGraphs, IGraphDrafts, ISpecifications
{
    private readonly GrowingGenealogy _growing = new([]);
    private readonly List<KeptCausalGraph> _graphs = [];
    private readonly Dictionary<string, KeptSpecification> _limits = [];

    public event Action<string>? Changed;

    public long Version { get; private set; }

    public bool IsImported => false;

    /// <summary>Set to have every read fail so.</summary>
    public Exception? Fault { get; set; }

    public DateTimeOffset? StaleSince { get; set; }

    /// <summary>What a comparison with data answers.</summary>
    public IReadOnlyList<GraphMisfit> Misfits { get; set; } = [];

    IReadOnlyDictionary<string, KeptSpecification> ISpecifications.All => _limits;

    /// <summary>Two weeks of coils and their cells on lines A/L1 and A/L2 up to a time; on L2 the solvent of the last coils is far too high and their cells fail.</summary>
    public UnitBoard Fill(DateTimeOffset until, int coils = 150, int bad = 8)
    {
        StringBuilder above = new("coil_id,plant,line,dryer,end_time,residual_solvent_ppm\n");
        StringBuilder below = new("cell_id,coil_id,plant,line,tester,eol_time,fail_capacity,defect,capacity_ah\n");
        Random random = new(11);
        for (int line = 1; line <= 2; line++)
        {
            for (int coil = 0; coil < coils; coil++)
            {
                bool isBad = line == 2 && coil >= coils - bad;
                DateTimeOffset time = until.AddHours(-(coils - coil) * 2);
                time = coil >= coils - 30 ? until.AddMinutes(-(coils - coil) * 1.5) : time;
                double solvent = 300 + (10 * (random.NextDouble() + random.NextDouble() - 1)) + (isBad ? 400 : 0);
                above.Append(CultureInfo.InvariantCulture, $"L{line}-C{coil:000},A,L{line},Coat-A,{time:yyyy-MM-ddTHH:mm:ssZ},{solvent:0.00}\n");
                for (int cell = 0; cell < 3; cell++)
                {
                    double capacity = 49.9 + (0.2 * (random.NextDouble() + random.NextDouble() - 1)) - (isBad ? 2 : 0);
                    string fails = capacity < 48.7 ? "1" : "0";
                    below.Append(CultureInfo.InvariantCulture, $"L{line}-C{coil:000}-{cell},L{line}-C{coil:000},A,L{line},Test-A,{time.AddSeconds(cell + 1):yyyy-MM-ddTHH:mm:ssZ},{fails},{fails},{capacity:0.000}\n");
                }
            }
        }

        Append("coils", above.ToString());
        Append("cells", below.ToString());
        CausalNode[] nodes =
        [
            new("residual_solvent_ppm", CausalNodeKind.Continuous, "ppm", Step: "Coating", Table: "coils"), new("capacity_ah", CausalNodeKind.Continuous, "Ah", Step: "Testing", Table: "cells"),
            new("fail_capacity", CausalNodeKind.Binary, "0/1", Step: "Testing", Table: "cells"), new("defect", CausalNodeKind.Binary, "0/1", Step: "Testing", Table: "cells"),
        ];
        CausalGraph causes = CausalGraph.Create(nodes, [new("residual_solvent_ppm", "capacity_ah"), new("capacity_ah", "fail_capacity"), new("fail_capacity", "defect")], "defect");
        Save(ICausalGraphs.StandardProcess, new(causes, [new("Coating", "dryer"), new("Testing", "tester")]), 0, "Ann", "drafted");
        return this;
    }

    public void Append(string table, string csv)
    {
        _growing.Append(table, new MemoryStream(Encoding.UTF8.GetBytes(csv)), null, CancellationToken.None);
        Version++;
    }

    public Task<KeptGenealogy?> FindAsync(CancellationToken cancel)
    {
        if (Fault is not null)
        {
            throw Fault;
        }

        Genealogy units = _growing.Snapshot();
        return Task.FromResult(_growing.IsEmpty ? null : new KeptGenealogy(units, new Commonality(units), SmallPlant.Start, false));
    }

    public string Stage() => throw new NotSupportedException();

    public JobStatus Import(string staged) => throw new NotSupportedException();

    public Task<AppendOutcome> AppendAsync(string table, Stream csv, CancellationToken cancel) => Task.FromResult(_growing.Append(table, csv, null, cancel));

    public Task<AppendOutcome?> AppendUnlessImportedAsync(string table, Stream csv, CancellationToken cancel) => Task.FromResult<AppendOutcome?>(_growing.Append(table, csv, null, cancel));

    public async Task<ProcessExtent?> ExtentAsync(CancellationToken cancel) => await FindAsync(cancel) is null ? null
        : new("cells", _growing.Snapshot().Find("cells")!.RowCount, SmallPlant.Start.AddDays(-14), SmallPlant.Start, [("A", "L1"), ("A", "L2")]);

    public async Task<ProcessTables?> ReadAsync(ProcessScope scope, CancellationToken cancel)
    {
        if (await FindAsync(cancel) is not { } kept)
        {
            return null;
        }

        UnitTable units = kept.Units.Find(scope.Table ?? "cells")!;
        TimeColumn times = units.Times[units.LastTime!];
        int[] rows = [.. Enumerable.Range(0, units.RowCount).Where(row => times[row] >= scope.From && times[row] < scope.To && (scope.Line is null || units.Categories["line"].Word(units.Categories["line"][row]) == scope.Line))];
        return new(scope, GenealogyCut.Of(kept.Units, new(units, rows), cancel), SmallPlant.Start);
    }

    public IReadOnlyList<KeptCausalGraph> Current() => [.. _graphs.GroupBy(graph => graph.Process, StringComparer.Ordinal).Select(same => same.Last())];

    public KeptCausalGraph? Find(string process, int? version = null) => Versions(process).FirstOrDefault(graph => version is null || graph.Version == version);

    public IReadOnlyList<KeptCausalGraph> Versions(string process) => [.. _graphs.Where(graph => graph.Process == process).Reverse()];

    public KeptCausalGraph Save(string process, ProcessGraph graph, int basedOn, string by, string change)
    {
        int current = Versions(process).Count;
        if (basedOn != current)
        {
            throw new RootCauseInputException("somebody has made a newer version");
        }

        _graphs.Add(new(process, graph, current + 1, SmallPlant.Start, by, change));
        Changed?.Invoke(process);
        return _graphs[^1];
    }

    public Task<DraftedGraph?> DraftAsync(CancellationToken cancel) => Task.FromResult<DraftedGraph?>(null);

    public Task<(IReadOnlyList<GraphMisfit> Misfits, int Rows)?> MisfitsAsync(ProcessGraph graph, CancellationToken cancel) => Task.FromResult<(IReadOnlyList<GraphMisfit>, int)?>((Misfits, 100));

    public KeptSpecification Set(string variable, double? lower, double? upper, string by) => _limits[variable] = new(variable, lower, upper, by, SmallPlant.Start);

    public bool Reset(string variable) => _limits.Remove(variable);
}
