using System.Text.Json;
using System.Text.Json.Nodes;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Sources.DemoPlant;
using BatteryTwin.Ingest.Sources.DemoPlant.History;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Twins;
using BatteryTwin.Ingest.Tests.Shared;
using BatteryTwin.Ingest.Tests.Twins;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.DemoPlant;

public sealed class DemoPlantSourceTests : IDisposable
{
    private const string Mixer = "MixingStep-Line1-Munich";

    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _graphFolder = new();
    private readonly ManualTime _time = new();
    private readonly MemoryTelemetryStore _store = new();
    private readonly MemoryPipeline _pipeline;
    private readonly BackgroundJobs _jobs = new(NullLogger<BackgroundJobs>.Instance);

    public DemoPlantSourceTests() => _pipeline = new(_store);

    public void Dispose()
    {
        _folder.Dispose();
        _graphFolder.Dispose();
    }

    [Fact]
    public async Task Start_FirstTime_WritesTheStationsOfTheGraphEverySecondAsSimulated()
    {
        await using Running plant = await StartAsync();
        for (int second = 1; second <= 3; second++)
        {
            await NewestIs(plant, second - 1);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        await NewestIs(plant, 3);

        IReadOnlyList<SeriesState> series = _store.Series(new() { Fields = ["throughput"] });
        Assert.Equal(8, series.Count);
        Assert.All(series, state => Assert.Equal(4, state.Count));
        Assert.All(_pipeline.Taken, taken => Assert.True(taken.Source is { Kind: "demo-plant", Name: "live", Simulated: true, Historical: false }));
    }

    [Fact]
    public async Task Write_OverloadedPipeline_WaitsAndLosesNothing()
    {
        _pipeline.Overloads = 5;
        await using Running plant = await StartAsync();

        await Eventually.IsTrue(
            () =>
            {
                _time.Advance(TimeSpan.FromMilliseconds(100));
                return _store.Series(SeriesSelector.Of(Mixer, "throughput")) is [{ Count: >= 4 }];
            },
            "four seconds are written");

        SeriesState state = Assert.Single(_store.Series(SeriesSelector.Of(Mixer, "throughput")));
        Assert.Equal(0, _pipeline.Overloads);
        Assert.Equal(plant.Start, EpochTime.FromNs(state.FirstNs));
        Assert.Equal(state.Count, ((state.LastNs - state.FirstNs) / EpochTime.NsPerSecond) + 1);
    }

    [Fact]
    public async Task Start_FirstTime_FillsThePastAsAJobWithoutGapToTheLiveValues()
    {
        await using Running plant = await StartAsync(new() { HistoryDays = 1, RecentHours = 1, HistoryDuty = 1 });
        await Eventually.IsTrue(() => plant.Status.HistoryJob is { State: JobState.Succeeded }, "the history is complete");
        await NewestIs(plant, 0);

        IReadOnlyList<SeriesPoints> points = await ReadAsync(Mixer, "slurryViscosity", plant.Start.AddDays(-2), plant.Start.AddSeconds(1));
        long[] seconds = [.. points.Single().TimesNs.Select(time => time / EpochTime.NsPerSecond)];
        Assert.Equal(Enumerable.Range(0, 3600).Select(i => plant.Start.ToUnixTimeSeconds() - 3600 + i), seconds[^3601..^1]);
        Assert.Equal(23 * 60, seconds.Length - 3601);
        Assert.All(_pipeline.Taken.Where(taken => taken.Source.Name == "history"), taken => Assert.True(taken.Source is { Historical: true, Simulated: true }));
    }

    [Fact]
    public async Task Start_AfterAKillInTheHistory_GoesOnAndKeepsRecordAndTruth()
    {
        DemoPlantOptions options = new() { HistoryDays = 2, RecentHours = 1, HistoryDuty = 1 };
        string truth;
        DateTimeOffset start;
        await using (Running first = await StartAsync(options))
        {
            start = first.Start;
            await Eventually.IsTrue(() => _pipeline.Taken.Count(taken => taken.Source.Historical) > 20, "some history is written");
            _jobs.Cancel(first.Status.HistoryJob!.Id);
            await Eventually.IsTrue(() => first.Status.HistoryJob!.IsFinished, "the job has ended");
            truth = File.ReadAllText(_folder.PathOf("demo", "truth.json"));
        }

        int before = _pipeline.Taken.Count(taken => taken.Source.Historical);
        _time.Advance(TimeSpan.FromMinutes(30));
        await using Running second = await StartAsync(options with { FaultDelay = TimeSpan.FromHours(5), Seed = 99 });
        await Eventually.IsTrue(() => second.Status.HistoryJob is { State: JobState.Succeeded }, "the history is complete");

        Assert.Equal(truth, File.ReadAllText(_folder.PathOf("demo", "truth.json")));
        IReadOnlyList<SeriesPoints> points = await ReadAsync(Mixer, "throughput", start.AddDays(-3), second.Start);
        Assert.Equal((47 * 60) + 3600 + 1 + 29, points.Single().Count);
        Assert.True(_pipeline.Taken.Count(taken => taken.Source.Historical) > before);
    }

    [Fact]
    public async Task Truth_ListsBothFaultsOfTheStoryAtTheirTime()
    {
        await using Running plant = await StartAsync(new() { HistoryDays = 0, RecentHours = 0, FaultDelay = TimeSpan.FromMinutes(7), FaultGrowth = TimeSpan.FromMinutes(30), FaultLife = TimeSpan.FromHours(100) });
        await NewestIs(plant, 0);

        using JsonDocument truth = JsonDocument.Parse(File.ReadAllText(_folder.PathOf("demo", "truth.json")));
        JsonElement[] faults = [.. truth.RootElement.GetProperty("faults").EnumerateArray()];

        Assert.Equal([Mixer, "CoatingStep-Line2-Dallas"], faults.Select(fault => fault.GetProperty("twin").GetString()!));
        Assert.All(faults, fault => Assert.Equal(plant.Start.AddMinutes(7), fault.GetProperty("trueStart").GetDateTimeOffset()));
        Assert.Equal(plant.Start.AddMinutes(7).AddHours(100), faults[0].GetProperty("expectedFailure").GetDateTimeOffset());
        Assert.Equal(100, faults[0].GetProperty("hoursToFailure").GetDouble());
        JsonElement[] lives = [.. truth.RootElement.GetProperty("lives").EnumerateArray()];
        Assert.Equal(36, lives.Length);
        Assert.Equal(faults[0].GetProperty("expectedFailure").GetDateTimeOffset(), lives.Single(life => life.GetProperty("twin").GetString() == Mixer).GetProperty("failure").GetDateTimeOffset());
        Assert.Equal(faults[1].GetProperty("expectedFailure").GetDateTimeOffset(), lives.Single(life => life.GetProperty("twin").GetString() == "CoatingStep-Line2-Dallas").GetProperty("failure").GetDateTimeOffset());
        Assert.All(lives, life => Assert.True(life.GetProperty("failure").GetDateTimeOffset() > plant.Start && life.GetProperty("builtIn").GetDateTimeOffset() < plant.Start));
    }

    [Fact]
    public async Task Write_AfterALongSleep_GoesOnWithThePresentAndFillsTheGap()
    {
        await using Running plant = await StartAsync();
        await NewestIs(plant, 0);

        TaskCompletionSource asleep = new();
        _pipeline.Gate = asleep.Task;
        _time.Advance(TimeSpan.FromSeconds(1));
        _time.Advance(TimeSpan.FromHours(3));
        asleep.SetResult();
        await NewestIs(plant, 3 * 3600);
        await Eventually.IsTrue(() => plant.Status.HistoryJob is { State: JobState.Succeeded }, "the gap is filled");

        long count = Assert.Single(_store.Series(SeriesSelector.Of(Mixer, "throughput"))).Count;
        Assert.InRange(count, 180, 184);
    }

    [Theory]
    [InlineData("HistoryDays")]
    [InlineData("FaultGrowth")]
    [InlineData("FaultLife")]
    [InlineData("HistoryDuty")]
    public void Validate_BadSetting_IsNamed(string setting)
    {
        DemoPlantOptions bad = new() { HistoryDays = -1, FaultGrowth = TimeSpan.Zero, FaultLife = TimeSpan.FromDays(-1), HistoryDuty = 0 };

        ValidateOptionsResult result = new DemoPlantOptionsValidator().Validate(null, bad);

        Assert.Contains(result.Failures!, failure => failure.StartsWith($"BatteryTwin:DemoPlant:{setting} ", StringComparison.Ordinal));
        Assert.True(new DemoPlantOptionsValidator().Validate(null, new()).Succeeded);
    }

    private async Task<IReadOnlyList<SeriesPoints>> ReadAsync(string twin, string field, DateTimeOffset from, DateTimeOffset to)
    {
        List<SeriesPoints> series = [];
        await foreach (SeriesPoints points in _store.ReadAsync(new() { Series = SeriesSelector.Of(twin, field), FromNs = EpochTime.ToNs(from), ToNs = EpochTime.ToNs(to) }))
        {
            series.Add(points);
        }

        return series;
    }

    private Task NewestIs(Running plant, int second) => Eventually.IsTrue(
        () => _store.Series(SeriesSelector.Of(Mixer, "throughput")) is [{ } state] && EpochTime.FromNs(state.LastNs) >= plant.Start.AddSeconds(second),
        $"second {second} is written");

    private async Task<Running> StartAsync(DemoPlantOptions? settings = null)
    {
        IOptions<DemoPlantOptions> options = Options.Create(settings ?? new() { HistoryDays = 0, RecentHours = 0 });
        JournaledTwinGraph graph = File.Exists(_graphFolder.PathOf("journal.db")) ? PlantGraph.Open(_graphFolder) : await OpenMunichAsync();
        DataDirectory directory = new(Options.Create(new DataDirectoryOptions { DataDirectory = _folder.Path }), NullLogger<DataDirectory>.Instance);
        PlantFiles files = new(directory);
        PlantWriter writer = new(_pipeline, graph, _time, NullLogger<PlantWriter>.Instance);
        HistoryFill history = new(files, writer, _jobs, TimeProvider.System, options);
        DemoPlantSource source = new(files, writer, history, _store, _time, options, NullLogger<DemoPlantSource>.Instance);
        Running running = new(source, new DemoPlantStatus(options, history, _jobs), graph, directory, _time.GetUtcNow());
        await source.StartAsync(CancellationToken.None);
        return running;
    }

    /// <summary>A graph with the Munich plant alone: eight stations.</summary>
    private async Task<JournaledTwinGraph> OpenMunichAsync()
    {
        using JsonDocument whole = PlantGraph.Document;
        JsonObject document = JsonObject.Create(whole.RootElement.Clone())!;
        JsonObject content = document["digitalTwinsGraph"]!.AsObject();
        content["digitalTwins"] = new JsonArray([.. content["digitalTwins"]!.AsArray().Where(twin => twin!["$dtId"]!.GetValue<string>().EndsWith("-Munich", StringComparison.Ordinal)).Select(twin => twin!.DeepClone())]);
        content["relationships"] = new JsonArray();
        JournaledTwinGraph graph = PlantGraph.Open(_graphFolder);
        using JsonDocument munich = JsonDocument.Parse(document.ToJsonString());
        await graph.ImportAsync(munich.RootElement, ChangeOrigin.Import);
        return graph;
    }

    private sealed record Running(DemoPlantSource Source, IDemoPlantStatus Status, JournaledTwinGraph Graph, DataDirectory Directory, DateTimeOffset Start) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Source.StopAsync(CancellationToken.None);
            Source.Dispose();
            Graph.Dispose();
            Directory.Dispose();
        }
    }
}
