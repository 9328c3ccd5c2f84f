using BatteryTwin.Domain.Prognostics.Registry;
using BatteryTwin.Domain.Prognostics.Wear;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Prognostics;
using BatteryTwin.Ingest.Prognostics.Forecasts;
using BatteryTwin.Ingest.Prognostics.Registry;
using BatteryTwin.Ingest.Sources.DemoPlant;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Forecasts;

public sealed class FleetTrainingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DataDirectory _directory;
    private readonly DatasetShelf _datasets;
    private readonly ModelShelf _models;
    private readonly ModelTraining _training;
    private readonly BackgroundJobs _jobs = new(NullLogger<BackgroundJobs>.Instance);
    private readonly ApplicationLifetime _lifetime = new(NullLogger<ApplicationLifetime>.Instance);
    private readonly ManualTime _time = new();

    public FleetTrainingTests()
    {
        _directory = new(Options.Create(new DataDirectoryOptions { DataDirectory = _folder.Path }), NullLogger<DataDirectory>.Instance);
        PrognosticsFolder folder = new(_directory);
        IOptions<PrognosticsOptions> options = Options.Create(new PrognosticsOptions());
        _datasets = new(folder, options, _time, NullLogger<DatasetShelf>.Instance);
        _models = new(folder, options, NullLogger<ModelShelf>.Instance);
        _training = new(_datasets, _models, _jobs, options, _time, NullLogger<ModelTraining>.Instance);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _training.Dispose();
        _directory.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Run_AKind_LeavesItsHistoryAndItsModelOnceForGood()
    {
        using FleetTraining fleet = Fleet();
        using ModelRegistry choice = new(_directory, _models, new NoTypes(), _time, NullLogger<ModelRegistry>.Instance);
        int ready = 0;
        fleet.ModelReady += () => ready++;
        Assert.Equal(PlantComponents.All, fleet.Missing());
        Assert.Null(choice.ChampionOf("CircularBlades"));
        List<(double Progress, string Message)> told = [];

        await fleet.RunAsync([PlantComponents.SlitterBlades], new Told(told), Cancel);

        ModelHead head = Assert.Single(_models.All());
        Assert.Equal(("CircularBlades", "CircularBlades/1/20", ModelKind.Rul, 60.0), (head.ComponentType, head.FleetDefinition, head.Kind, head.Request.RulCap));
        Assert.Equal(120, Assert.Single(_datasets.All()).Summary.Assets);
        Assert.Equal(head.Id, choice.ChampionOf("CircularBlades"));
        Assert.Equal(1, ready);
        Assert.Equal(told.Select(step => step.Progress).Order(), told.Select(step => step.Progress));
        Assert.DoesNotContain(PlantComponents.SlitterBlades, fleet.Missing());
        Assert.Contains(PlantComponents.SlitterBlades, Fleet(new() { FleetSeed = 21 }).Missing());

        // A model whose file is lost is made again of the same history, comes out the same, and takes its place.
        _models.Delete(head.Id);
        await fleet.RunAsync([PlantComponents.SlitterBlades], new Told(told), Cancel);
        Assert.Single(_datasets.All());
        Assert.Equal(head.OutOfFold!.Rmse, Assert.Single(_models.All()).OutOfFold!.Rmse);
        Assert.Equal(_models.All()[0].Id, choice.ChampionOf("CircularBlades"));
        Assert.NotEqual(head.Id, choice.ChampionOf("CircularBlades"));
    }

    [Fact]
    public void Save_ModelOfANewerFleet_TakesTheOldOnesPlaceUnlessAPersonChose()
    {
        using ModelRegistry choice = new(_directory, _models, new BladeTypes(), _time, NullLogger<ModelRegistry>.Instance);
        Save("m-first", 1, "CircularBlades/1/20");
        Save("m-second", 2, "CircularBlades/2/20");
        Assert.Equal("m-second", choice.ChampionOf("CircularBlades"));
        Save("m-own", 3, null);
        Assert.Equal("m-second", choice.ChampionOf("CircularBlades"));

        choice.Change("CircularBlades", RegistryAction.Promote, "m-first", null, "better here");
        Save("m-third", 4, "CircularBlades/3/20");

        Assert.Equal("m-first", choice.ChampionOf("CircularBlades"));

        void Save(string id, int day, string? fleet) => _models.Save(
            ForecastBench.Blades with { Head = ForecastBench.Blades.Head with { Id = id, CreatedAt = DateTimeOffset.UnixEpoch.AddDays(day), FleetDefinition = fleet } });
    }

    [Fact]
    public async Task Start_WithTheDemoPlant_TrainsAfterItsDelayAsAJob()
    {
        using FleetTraining fleet = Fleet();
        await fleet.StartAsync(Cancel);
        _lifetime.NotifyStarted();
        Assert.DoesNotContain(_jobs.All, job => job.Kind == FleetTraining.JobKind);

        await Eventually.IsTrue(
            () =>
            {
                _time.Advance(TimeSpan.FromSeconds(10));
                return _jobs.All.Any(job => job.Kind == FleetTraining.JobKind);
            },
            "the training runs");

        string id = _jobs.All.Single(job => job.Kind == FleetTraining.JobKind).Id;
        _jobs.Cancel(id);
        await Eventually.IsTrue(() => _jobs.Find(id)!.IsFinished, "the job has ended");
        await fleet.StopAsync(Cancel);
    }

    [Theory]
    [InlineData(false, true, true)]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    public async Task Start_NotWanted_DoesNothing(bool isDemo, bool isEnabled, bool isTraining)
    {
        using FleetTraining fleet = Fleet(new() { Enabled = isEnabled, FleetTraining = isTraining, FleetDelay = TimeSpan.Zero }, isDemo);
        await fleet.StartAsync(Cancel);
        _lifetime.NotifyStarted();
        await fleet.ExecuteTask!.WaitAsync(Cancel);

        Assert.Empty(_jobs.All);
    }

    private FleetTraining Fleet(ForecastOptions? options = null, bool isDemo = true) => new(
        _datasets, _models, _training, _jobs, _lifetime, _time, Options.Create(options ?? new()), Options.Create(new DemoPlantOptions { Enabled = isDemo }), NullLogger<FleetTraining>.Instance);

    private sealed class Told(List<(double Progress, string Message)> told) : IJobProgress
    {
        public void Report(double progress, string message)
        {
            lock (told)
            {
                told.Add((progress, message));
            }
        }
    }

    /// <summary>A graph without components: what a model says it is for is taken as it is.</summary>
    private sealed class BladeTypes : IComponentTypes
    {
        public IReadOnlyList<ComponentSignals> All => [new("CircularBlades", [.. ForecastBench.Blades.Head.Schema.Settings.Concat(ForecastBench.Blades.Head.Schema.Inputs).Select(column => column.Name)])];
    }

    private sealed class NoTypes : IComponentTypes
    {
        public IReadOnlyList<ComponentSignals> All => [];
    }
}
