using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.TwinQuery;
using BatteryTwin.Domain.TwinQuery.Indexes;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Live;
using BatteryTwin.Ingest.Live.Detection;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Prognostics.Forecasts;
using BatteryTwin.Ingest.Storage.Twins;
using BatteryTwin.Ingest.Tests.Live;
using BatteryTwin.Ingest.Tests.Shared;
using BatteryTwin.Ingest.Tests.Twins;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Forecasts;

public sealed class ForecastRecordTests
{
    private const string Pump = "FillingStep-Line1-Munich";
    private const string Life = "BallBearings.RemainingUsefulLifeHours";

    private readonly MemoryTelemetryStore _store = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_Forecasts_AreSeriesAndPropertiesThatQueriesFind()
    {
        using LivePlant plant = await LivePlant.CreateAsync();
        MemoryPipeline pipeline = new(_store);
        using TwinFindings findings = new(plant.Graph, plant.Time, NullLogger<TwinFindings>.Instance);
        ForecastRecord record = Record(pipeline, findings, plant);

        await record.WriteAsync([Of(PlantGraph.Mixer, "BallBearings", 180), Of(Pump, "DosingPump", 300), Of(Pump, "VacuumPump", 250), Unknown(PlantGraph.Mixer, "Gearbox")], plant.Time.GetUtcNow(), Cancel);
        await CarryAsync(plant, pipeline);

        Assert.Equal([PlantGraph.Mixer], Ids(plant, "SELECT * FROM digitaltwins WHERE BallBearings.RemainingUsefulLifeHours < 200"));
        Assert.Equal([PlantGraph.Mixer, Pump], Ids(plant, "SELECT * FROM digitaltwins WHERE RemainingUsefulLifeHours <= 250").Order(StringComparer.Ordinal).Reverse());
        Twin mixer = plant.Graph.Current.Find(PlantGraph.Mixer)!;
        Assert.Equal((180, 90, 270), (Number(mixer, Life), Number(mixer, "BallBearings.RemainingUsefulLifeLowerHours"), Number(mixer, "BallBearings.RemainingUsefulLifeUpperHours")));
        Assert.Equal(250, Number(plant.Graph.Current.Find(Pump)!, "RemainingUsefulLifeHours"));
        SeriesState series = Assert.Single(_store.Series(SeriesSelector.Of(PlantGraph.Mixer, Life)));
        Assert.Equal(("forecast", 1), (series.Key.Measurement, series.Count));
        Assert.True(pipeline.Taken.Single().Source is { IsComputed: true, Historical: false });
    }

    [Fact]
    public async Task Write_RoundAfterRound_KeepsWhatChangedAndOneAnHour()
    {
        using LivePlant plant = await LivePlant.CreateAsync();
        MemoryPipeline pipeline = new(_store);
        using TwinFindings findings = new(plant.Graph, plant.Time, NullLogger<TwinFindings>.Instance);
        ForecastRecord record = Record(pipeline, findings, plant);
        DateTimeOffset start = plant.Time.GetUtcNow();
        async Task<long> PointsAfter(double minutes, double rul)
        {
            await record.WriteAsync([Of(PlantGraph.Mixer, "BallBearings", rul)], start.AddMinutes(minutes), Cancel);
            return _store.Series(SeriesSelector.Of(PlantGraph.Mixer, Life)).Sum(series => series.Count);
        }

        Assert.Equal(1, await PointsAfter(0, 300));
        Assert.Equal(1, await PointsAfter(1, 305));
        Assert.Equal(1, await PointsAfter(5, 315));
        Assert.Equal(2, await PointsAfter(10, 315));
        Assert.Equal(2, await PointsAfter(20, 314));
        Assert.Equal(3, await PointsAfter(21, 200));
        Assert.Equal(3, await PointsAfter(80, 201));
        Assert.Equal(4, await PointsAfter(81, 201));
    }

    [Fact]
    public async Task Write_NothingSaidAnyMore_TakesTheLifeOutOfTheTwin()
    {
        using LivePlant plant = await LivePlant.CreateAsync();
        MemoryPipeline pipeline = new(_store);
        using TwinFindings findings = new(plant.Graph, plant.Time, NullLogger<TwinFindings>.Instance);
        ForecastRecord record = Record(pipeline, findings, plant);
        await record.WriteAsync([Of(PlantGraph.Mixer, "BallBearings", 180)], plant.Time.GetUtcNow(), Cancel);
        await CarryAsync(plant, pipeline);

        await record.WriteAsync([Unknown(PlantGraph.Mixer, "BallBearings")], plant.Time.GetUtcNow(), Cancel);

        Twin mixer = plant.Graph.Current.Find(PlantGraph.Mixer)!;
        Assert.All(new[] { Life, "BallBearings.RemainingUsefulLifeLowerHours", "BallBearings.RemainingUsefulLifeUpperHours", "RemainingUsefulLifeHours" }, path => Assert.Null(mixer.Property(path)));
        Assert.Single(pipeline.Taken);
    }

    [Fact]
    public async Task Write_PipelineOverloaded_IsTriedAgainNextTime()
    {
        using LivePlant plant = await LivePlant.CreateAsync();
        MemoryPipeline pipeline = new(_store) { Overloads = 1 };
        using TwinFindings findings = new(plant.Graph, plant.Time, NullLogger<TwinFindings>.Instance);
        ForecastRecord record = Record(pipeline, findings, plant);
        ComponentForecast[] forecasts = [Of(PlantGraph.Mixer, "BallBearings", 180)];
        await Assert.ThrowsAsync<IngestOverloadedException>(() => record.WriteAsync(forecasts, plant.Time.GetUtcNow(), Cancel));

        await record.WriteAsync(forecasts, plant.Time.GetUtcNow(), Cancel);

        Assert.Single(pipeline.Taken);
    }

    private static ForecastRecord Record(MemoryPipeline pipeline, TwinFindings findings, LivePlant plant) => new(pipeline, findings, plant.Graph, Options.Create(new ForecastOptions()));

    /// <summary>Carries what was taken into the twins, as the running program does.</summary>
    private static async Task CarryAsync(LivePlant plant, MemoryPipeline pipeline)
    {
        using TwinPropertyWriter writer = new(plant.Graph, Options.Create(new TwinGraphOptions()), plant.Time, NullLogger<TwinPropertyWriter>.Instance);
        foreach ((TelemetryBatch batch, IngestSource source) in pipeline.Taken)
        {
            await writer.ObserveAsync(batch, source, Cancel);
        }
    }

    private static ComponentForecast Of(string twin, string component, double rul) =>
        new(twin, component, component, DateTimeOffset.UnixEpoch, "m-1", rul, rul / 2, rul * 1.5, 0.9, 500, [], null, []);

    private static ComponentForecast Unknown(string twin, string component) =>
        new(twin, component, component, DateTimeOffset.UnixEpoch, "m-1", null, null, null, 0.9, null, [], "its signals are missing", []);

    private static double Number(Twin twin, string path) => twin.Property(path)!.Value.GetDouble();

    private static IEnumerable<string> Ids(LivePlant plant, string query)
    {
        QueryEngine engine = new();
        return [.. engine.Rows(engine.Prepare(query), new SnapshotScan(plant.Graph.Current), Cancel).Select(row => row.Twins.Single().Id)];
    }
}
