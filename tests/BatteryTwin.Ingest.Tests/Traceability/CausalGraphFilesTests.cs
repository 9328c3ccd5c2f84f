using BatteryTwin.Domain.RootCause;
using BatteryTwin.Domain.RootCause.Graphs;
using BatteryTwin.Domain.RootCause.Processes;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Quality;
using BatteryTwin.Ingest.Storage.RootCause;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Traceability;

public sealed class CausalGraphFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DataDirectory _directory;

    public CausalGraphFilesTests() => _directory = new(Options.Create(new DataDirectoryOptions { DataDirectory = _folder.Path }), NullLogger<DataDirectory>.Instance);

    private static ProcessGraph Graph => new(CausalGraph.Create([new("a", CausalNodeKind.Continuous, "K", Step: "S", Table: "coils"), new("b", CausalNodeKind.Binary, Table: "cells")], [new("a", "b")], "b"), [new("S", "dryer")]);

    public void Dispose()
    {
        _directory.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Save_TwoVersions_AreBothThereAfterARestart()
    {
        CausalGraphFiles files = Open();
        string? told = null;
        files.Changed += process => told = process;
        files.Save("cells", Graph, 0, "Ann", "drafted");
        files.Save("cells", new GraphEdit(GraphEditKind.ForbidEdge, "a", "b").ApplyTo(Graph), 1, "Bea", "a cannot act on b");

        CausalGraphFiles again = Open();

        Assert.Equal("cells", told);
        Assert.Equal([(2, "Bea", 0), (1, "Ann", 1)], again.Versions("cells").Select(graph => (graph.Version, graph.By, graph.Graph.Causes.Edges.Count)));
        Assert.Equal([new CausalEdge("a", "b")], again.Find("cells")!.Graph.Causes.Forbidden);
        Assert.Equal("dryer", again.Find("cells", 1)!.Graph.Steps[0].StationColumn);
        Assert.Single(again.Current());
        Assert.Null(again.Find("packs"));
    }

    [Fact]
    public void Save_OnAnOlderVersion_NamesWhoMadeTheNewerOne()
    {
        CausalGraphFiles files = Open();
        files.Save("cells", Graph, 0, "Ann", "drafted");
        files.Save("cells", Graph, 1, "Bea", "again");

        Assert.Contains("version 2, made by Bea", Assert.Throws<RootCauseInputException>(() => files.Save("cells", Graph, 1, "Cem", "too late")).Message, StringComparison.Ordinal);
        Assert.Throws<RootCauseInputException>(() => files.Save("../cells", Graph, 0, "Cem", "astray"));
    }

    [Fact]
    public void Open_WithAFileThatCannotBeRead_LeavesItOut()
    {
        Open().Save("cells", Graph, 0, "Ann", "drafted");
        File.WriteAllText(Path.Combine(_folder.Path, "rootcause", "graphs", "cells", "000002.json"), "{");

        Assert.Equal(1, Open().Find("cells")!.Version);
    }

    [Fact]
    public void Limits_SetAndTakenBack_AreKept()
    {
        new SpecificationFile(_directory, TimeProvider.System).Set("capacity_ah", 48.7, null, "Ann");

        SpecificationFile again = new(_directory, TimeProvider.System);
        Assert.Equal((48.7, null, "Ann"), (again.All["capacity_ah"].Lower, again.All["capacity_ah"].Upper, again.All["capacity_ah"].By));
        Assert.True(again.Reset("capacity_ah"));
        Assert.False(again.Reset("capacity_ah"));
        Assert.Empty(new SpecificationFile(_directory, TimeProvider.System).All);
    }

    private CausalGraphFiles Open() => new(_directory, TimeProvider.System, NullLogger<CausalGraphFiles>.Instance);
}
