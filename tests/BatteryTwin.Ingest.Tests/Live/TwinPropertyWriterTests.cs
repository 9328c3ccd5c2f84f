using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Live;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Storage.Twins;
using BatteryTwin.Ingest.Tests.Twins;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Live;

public sealed class TwinPropertyWriterTests
{
    private const string Speed = "DisperserSpeedSetpoint";
    private static readonly IngestSource s_source = new("http", "test");

    [Fact]
    public async Task Observe_PropertyValues_FirstAtOnceThenOncePerInterval()
    {
        using LivePlant plant = await LivePlant.CreateAsync();
        using TwinPropertyWriter writer = Writer(plant);
        List<double> written = [];
        plant.Graph.Changed += change => written.Add(change.After!.Property(Speed)!.Value.GetDouble());

        for (int second = 0; second < 25; second++)
        {
            await Observe(writer, (PlantGraph.Mixer, Speed, plant.Time.NowNs(), FieldValue.Float(second)));
            plant.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal([0, 10, 20], written);
        await writer.FlushAsync(everything: false, CancellationToken.None);
        Assert.Equal(3, written.Count);
        await writer.FlushAsync(everything: true, CancellationToken.None);
        Assert.Equal([0, 10, 20, 24], written);
    }

    [Fact]
    public async Task Flush_WhenTheIntervalIsOver_WritesWhatWaits()
    {
        using LivePlant plant = await LivePlant.CreateAsync();
        using TwinPropertyWriter writer = Writer(plant);
        await Observe(writer, (PlantGraph.Mixer, Speed, plant.Time.NowNs(), FieldValue.Float(1)));
        await Observe(writer, (PlantGraph.Mixer, Speed, plant.Time.NowNs() + 1, FieldValue.Float(2)));
        Assert.Equal(1, plant.Graph.Current.Find(PlantGraph.Mixer)!.Property(Speed)!.Value.GetDouble());

        plant.Time.Advance(TimeSpan.FromSeconds(10));
        await writer.FlushAsync(everything: false, CancellationToken.None);

        Assert.Equal(2, plant.Graph.Current.Find(PlantGraph.Mixer)!.Property(Speed)!.Value.GetDouble());
    }

    [Fact]
    public async Task Observe_ComponentProperty_IsWrittenWithItsOwnTimeAndOrigin()
    {
        using LivePlant plant = await LivePlant.CreateAsync();
        using TwinPropertyWriter writer = Writer(plant);
        List<TwinChange> changes = [];
        plant.Graph.Changed += changes.Add;
        long timeNs = plant.Time.NowNs() - 5_000_000_000;

        await Observe(writer, (PlantGraph.Mixer, "BallBearings.faultPredicted", timeNs, FieldValue.Boolean(true)), (PlantGraph.Mixer, "BallBearings.ballCount", timeNs, FieldValue.Float(7)));

        TwinChange change = Assert.Single(changes);
        Assert.Equal(EpochTime.FromNs(timeNs), change.After!.Property("BallBearings.faultPredicted")!.SourceTime);
        Assert.Equal(7, change.After.Property("BallBearings.ballCount")!.Value.GetDouble());
        Assert.Equal("telemetry", change.Origin.Source);
    }

    [Fact]
    public async Task Observe_HistoricalUnknownTelemetryAndOlder_ChangeNothing()
    {
        using LivePlant plant = await LivePlant.CreateAsync();
        using TwinPropertyWriter writer = Writer(plant);
        await Observe(writer, (PlantGraph.Mixer, Speed, 20_000, FieldValue.Float(1)));
        plant.Time.Advance(TimeSpan.FromMinutes(1));
        TwinGraphSnapshot before = plant.Graph.Current;

        await writer.ObserveAsync(LivePlant.Batch((PlantGraph.Mixer, Speed, 30_000, FieldValue.Float(5))), s_source with { Historical = true }, CancellationToken.None);
        await Observe(
            writer,
            ("nobody", Speed, 30_000, FieldValue.Float(5)),
            (PlantGraph.Mixer, "slurryViscosity", 30_000, FieldValue.Float(4)),
            (PlantGraph.Mixer, "noSuchField", 30_000, FieldValue.Float(4)),
            (PlantGraph.Mixer, "BallBearings", 30_000, FieldValue.Float(4)),
            (PlantGraph.Mixer, "HealthPrediction", 30_000, FieldValue.Float(4)),
            (PlantGraph.Mixer, Speed, 10_000, FieldValue.Float(9)));
        await writer.FlushAsync(everything: true, CancellationToken.None);

        Assert.True(ReferenceEquals(before, plant.Graph.Current), "nothing was written");
    }

    [Fact]
    public async Task Observe_TwinServiceAway_WaitsAsksOnceAWhileAndForgetsNothing()
    {
        using LivePlant plant = await LivePlant.CreateAsync();
        AwayGraph away = new(plant.Graph.Current, plant.Time) { IsAway = true };
        using TwinPropertyWriter writer = new(away, Options.Create(new TwinGraphOptions()), plant.Time, NullLogger<TwinPropertyWriter>.Instance);

        for (int i = 1; i <= 3; i++)
        {
            await Observe(writer, (PlantGraph.Mixer, Speed, plant.Time.NowNs() + i, FieldValue.Float(i)), (PlantGraph.Mixer, "BallBearings.ballCount", plant.Time.NowNs() + i, FieldValue.Float(i)));
        }

        Assert.Equal(1, away.Asked);
        await writer.FlushAsync(everything: true, CancellationToken.None);
        Assert.Equal(1, away.Asked);
        away.IsAway = false;
        plant.Time.Advance(TimeSpan.FromSeconds(10));
        await writer.FlushAsync(everything: false, CancellationToken.None);

        Twin mixer = away.Current.Find(PlantGraph.Mixer)!;
        Assert.Equal((3, 3), (mixer.Property(Speed)!.Value.GetDouble(), mixer.Property("BallBearings.ballCount")!.Value.GetDouble()));
    }

    private static ValueTask Observe(TwinPropertyWriter writer, params (string? Twin, string Field, long TimeNs, FieldValue Value)[] points) =>
        writer.ObserveAsync(LivePlant.Batch(points), s_source, CancellationToken.None);

    private static TwinPropertyWriter Writer(LivePlant plant) =>
        new(plant.Graph, Options.Create(new TwinGraphOptions()), plant.Time, NullLogger<TwinPropertyWriter>.Instance);
}
