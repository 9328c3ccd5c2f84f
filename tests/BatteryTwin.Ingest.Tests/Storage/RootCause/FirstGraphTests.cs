using BatteryTwin.Domain.RootCause;
using BatteryTwin.Domain.RootCause.Graphs;
using BatteryTwin.Domain.RootCause.Processes;
using BatteryTwin.Domain.Traceability.Growing;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.RootCause;
using BatteryTwin.Ingest.Storage.Traceability;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Storage.RootCause;

/// <summary>The first causal graph, and what becomes of one that an earlier program drafted from models that said nothing about causes.</summary>
public sealed class FirstGraphTests : IDisposable
{
    private static readonly string s_flat = $"Drafted from the unit tables; {GraphDrafting.FlatNote}";

    private readonly TemporaryFolder _folder = new();
    private readonly DataDirectory _directory;
    private readonly ManualTime _time = new();
    private readonly CausalGraphFiles _graphs;

    public FirstGraphTests()
    {
        _directory = new(Options.Create(new DataDirectoryOptions { DataDirectory = _folder.Path }), NullLogger<DataDirectory>.Instance);
        _graphs = new(_directory, _time, NullLogger<CausalGraphFiles>.Instance);
    }

    public void Dispose()
    {
        _directory.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task FlatDraft_OfAnEarlierProgram_IsDraftedAnewOnce()
    {
        Save(0, FirstGraph.Author, s_flat);

        await RunAsync(new Drafts([]));

        KeptCausalGraph now = _graphs.Find(ICausalGraphs.StandardProcess)!;
        Assert.Equal((2, FirstGraph.Author, "Drafted anew, since the models now say what acts on what"), (now.Version, now.By, now.Change));
    }

    [Fact]
    public async Task FlatDraft_ThatSomebodyEdited_Stays()
    {
        Save(0, FirstGraph.Author, s_flat);
        Save(1, "Ada", "took an edge out");

        await RunAsync(new Drafts([]));

        Assert.Equal((2, "Ada"), (_graphs.Find(ICausalGraphs.StandardProcess)!.Version, _graphs.Find(ICausalGraphs.StandardProcess)!.By));
    }

    [Fact]
    public async Task FlatDraft_OfModelsThatStillSayNothing_StaysAndIsNotTriedAgain()
    {
        Save(0, FirstGraph.Author, s_flat);
        Drafts drafts = new([GraphDrafting.FlatNote]);

        await RunAsync(drafts);

        Assert.Equal((1, 1), (_graphs.Find(ICausalGraphs.StandardProcess)!.Version, drafts.Asked));
    }

    /// <summary>Runs until it has nothing more to do.</summary>
    private async Task RunAsync(Drafts drafts)
    {
        using FirstGraph first = new(_graphs, drafts, new Shelf(), _time, NullLogger<FirstGraph>.Instance);
        await first.StartAsync(TestContext.Current.CancellationToken);
        while (!first.ExecuteTask!.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        await first.ExecuteTask;
    }

    private void Save(int basedOn, string by, string change) => _graphs.Save(ICausalGraphs.StandardProcess, Graph(), basedOn, by, change);

    private static ProcessGraph Graph() => new(CausalGraph.Create([new("gap", CausalNodeKind.Continuous, Table: "cells"), new("defect", CausalNodeKind.Binary, Table: "cells")], [new("gap", "defect")], "defect"), []);

    private sealed class Drafts(string[] notes) : IGraphDrafts
    {
        public int Asked { get; private set; }

        public Task<DraftedGraph?> DraftAsync(CancellationToken cancel)
        {
            Asked++;
            return Task.FromResult<DraftedGraph?>(new(Graph(), notes));
        }

        public Task<(IReadOnlyList<GraphMisfit> Misfits, int Rows)?> MisfitsAsync(ProcessGraph graph, CancellationToken cancel) => throw new NotSupportedException();
    }

    /// <summary>Units that come all the time.</summary>
    private sealed class Shelf : IGenealogyShelf
    {
        private long _version;

        public long Version => ++_version;

        public bool IsImported => false;

        public Task<KeptGenealogy?> FindAsync(CancellationToken cancel) => throw new NotSupportedException();

        public string Stage() => throw new NotSupportedException();

        public JobStatus Import(string staged) => throw new NotSupportedException();

        public Task<AppendOutcome> AppendAsync(string table, Stream csv, CancellationToken cancel) => throw new NotSupportedException();

        public Task<AppendOutcome?> AppendUnlessImportedAsync(string table, Stream csv, CancellationToken cancel) => throw new NotSupportedException();
    }
}
