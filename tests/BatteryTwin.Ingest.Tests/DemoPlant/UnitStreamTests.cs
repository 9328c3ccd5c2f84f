using BatteryTwin.Domain.Traceability.Growing;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Sources.DemoPlant;
using BatteryTwin.Ingest.Sources.DemoPlant.Units;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Traceability;
using BatteryTwin.Ingest.Storage.Twins;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.DemoPlant;

public sealed class UnitStreamTests
{
    [Fact]
    public async Task Run_WhatIsWrittenCannotBeRemembered_GoesOn()
    {
        using TemporaryFolder folder = new();
        using TemporaryFolder graphFolder = new();
        using JournaledTwinGraph graph = await Tests.Twins.PlantGraph.OpenWithPlant(graphFolder);
        using DataDirectory directory = new(Options.Create(new DataDirectoryOptions { DataDirectory = folder.Path }), NullLogger<DataDirectory>.Instance);
        ManualTime time = new();
        PlantFiles files = new(directory);
        files.Write(new PlantRecord(20, time.GetUtcNow(), TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(6)));
        Directory.CreateDirectory(directory.PathOf("demo", "units.json.new"));
        ApplicationLifetime lifetime = new(NullLogger<ApplicationLifetime>.Instance);
        Counted shelf = new();
        using UnitStream stream = new(
            files, shelf, graph, lifetime, time, Options.Create(new DemoPlantOptions { HistoryDays = 2, RecentHours = 2, HistoryDuty = 1 }), NullLogger<UnitStream>.Instance);

        await stream.StartAsync(TestContext.Current.CancellationToken);
        lifetime.NotifyStarted();
        await Eventually.IsTrue(
            () =>
            {
                time.Advance(TimeSpan.FromSeconds(20));
                return shelf.Cells > 3 || stream.ExecuteTask!.IsFaulted;
            },
            "units are written");

        Assert.False(stream.ExecuteTask!.IsFaulted);
        await stream.StopAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Counted : IGenealogyShelf
    {
        private int _cells;

        public int Cells => Volatile.Read(ref _cells);

        public long Version => 0;

        public bool IsImported => false;

        public Task<KeptGenealogy?> FindAsync(CancellationToken cancel) => throw new NotSupportedException();

        public string Stage() => throw new NotSupportedException();

        public JobStatus Import(string staged) => throw new NotSupportedException();

        public Task<AppendOutcome> AppendAsync(string table, Stream csv, CancellationToken cancel) => throw new NotSupportedException();

        public Task<AppendOutcome?> AppendUnlessImportedAsync(string table, Stream csv, CancellationToken cancel)
        {
            _cells += table == "cells" ? 1 : 0;
            return Task.FromResult<AppendOutcome?>(new(table, 1, 0, 0, 0, []));
        }
    }
}
