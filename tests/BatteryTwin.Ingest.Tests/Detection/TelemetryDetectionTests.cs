using System.Text.Json;
using BatteryTwin.Domain.Alarms;
using BatteryTwin.Domain.Prognostics;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Trust;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Live.Detection;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Sources.DemoPlant;
using BatteryTwin.Ingest.Sources.DemoPlant.Faults;
using BatteryTwin.Ingest.Sources.DemoPlant.Plant;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Alerts;
using BatteryTwin.Ingest.Storage.Twins;
using BatteryTwin.Ingest.Tests.DemoPlant;
using BatteryTwin.Ingest.Tests.Shared;
using BatteryTwin.Ingest.Tests.Twins;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Detection;

public sealed class TelemetryDetectionTests : IDisposable
{
    private const string RmsField = "BallBearings.vibrationRms";

    private static readonly IngestSource s_live = new("http", "write");
    private static readonly IngestSource s_historical = new("demo-plant", "history", Simulated: true, Historical: true);
    private static readonly long s_start = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _graphFolder = new();
    private readonly ManualTime _time = new(DateTimeOffset.FromUnixTimeSeconds(s_start + (100 * 86_400)));
    private readonly MemoryTelemetryStore _store = new();
    private readonly SetTrust _trust = new();

    public void Dispose()
    {
        _folder.Dispose();
        _graphFolder.Dispose();
    }

    [Fact]
    public async Task Observe_GrowingFault_FlagsTheTwinAndRaisesOneAlertWithEvidence()
    {
        using Opened opened = await OpenAsync();
        PlantRecord record = Plants.Faulty(s_start + 900);

        long detected = await Simulate(opened, record, StoryFaults.MixerTwin, s_start, 8100);

        DegradationPath path = new StoryFaults(record).Bearing;
        double delayShare = (detected - s_start - 900) / (path.Failure - path.Onset).TotalSeconds;
        TestContext.Current.TestOutputHelper?.WriteLine($"detected {detected - s_start - 900} s after onset, {delayShare:P0} of the way to failure, severity {path.SeverityAt(DateTimeOffset.FromUnixTimeSeconds(detected)):0.00}");
        Assert.InRange(delayShare, 0.3, 0.8);
        Twin twin = opened.Graph.Current.Find(StoryFaults.MixerTwin)!;
        Assert.Equal("FAULT_PREDICTED", twin.Text("HealthPrediction"));
        Assert.Equal(JsonValueKind.True, twin.Property("BallBearings.faultPredicted")!.Value.ValueKind);
        Alert alert = Assert.Single(opened.Alerts.Recent(10));
        Assert.True(alert is { TwinId: StoryFaults.MixerTwin, Component: "BallBearings", Priority: AlertPriority.High, Active: true });
        Assert.Contains("times this machine's normal of 0.0", alert.Message, StringComparison.Ordinal);
        Assert.Equal([StoryFaults.MixerTwin], opened.Graph.Current.Twins.Values.Where(other => other.Text("HealthPrediction") is not (null or "OK")).Select(other => other.Id));
    }

    [Fact]
    public async Task Observe_SpallThatTakesDaysToFail_IsFlaggedWithinMinutes()
    {
        using Opened opened = await OpenAsync();
        DemoPlantOptions usual = new();
        PlantRecord record = new(20, DateTimeOffset.FromUnixTimeSeconds(s_start + 300), TimeSpan.Zero, usual.FaultGrowth) { FaultLife = usual.FaultLife };

        long detected = await Simulate(opened, record, StoryFaults.MixerTwin, s_start, 2_400);

        Assert.InRange(detected - s_start - 300, 60, 900);
        Assert.True(Assert.Single(opened.Alerts.Recent(10)) is { Active: true, Component: "BallBearings" });
        Assert.Equal(200, (new StoryFaults(record).Bearing.Failure - record.FirstStart).TotalHours);
    }

    [Fact]
    public async Task Observe_HistoricalBatch_IsPassedOver()
    {
        using Opened opened = await OpenAsync();

        await Feed(opened, 1000, _ => 0.065);
        await Feed(opened, 1000, _ => 0.5, from: 1000, source: s_historical);

        Assert.Empty(opened.Alerts.Recent(10));
    }

    [Fact]
    public async Task Observe_BadQuality_NeitherRaisesNorClears()
    {
        using Opened opened = await OpenAsync();
        await Feed(opened, 400, _ => 0.065);
        await Feed(opened, 300, _ => 0.09, from: 400);
        _trust.Qualities[(StoryFaults.MixerTwin, RmsField)] = SetTrust.Doubt(SignalQuality.Bad);

        await Feed(opened, 1000, _ => 0.065, from: 700);

        Assert.True(Assert.Single(opened.Alerts.Recent(10)).Active);
    }

    [Fact]
    public async Task Observe_PointsFromTheFuture_DoNotBlockThePresent()
    {
        using Opened opened = await OpenAsync();
        await Feed(opened, 400, _ => 0.065);
        await Feed(opened, 1, _ => 0.065, from: 101 * 86_400);

        await Feed(opened, 300, _ => 0.09, from: 400);

        Assert.Single(opened.Alerts.Recent(10));
    }

    [Fact]
    public async Task Observe_AfterRestart_KeepsTheStateRaisesNothingAgainAndClears()
    {
        using (Opened opened = await OpenAsync())
        {
            await Feed(opened, 4000, _ => 0.065);
            await Feed(opened, 300, _ => 0.09, from: 4000);
            Assert.Single(opened.Alerts.Open);
        }

        using Opened restarted = await OpenAsync();
        await Feed(restarted, 300, _ => 0.09, from: 4300);
        Assert.True(Assert.Single(restarted.Alerts.Recent(10)).Active);

        await Feed(restarted, 800, _ => 0.065, from: 4600);

        Twin twin = restarted.Graph.Current.Find(StoryFaults.MixerTwin)!;
        Assert.Equal("OK", twin.Text("HealthPrediction"));
        Assert.Equal(JsonValueKind.False, twin.Property("BallBearings.faultPredicted")!.Value.ValueKind);
        Assert.False(Assert.Single(restarted.Alerts.Recent(10)).Active);
    }

    [Fact]
    public async Task Observe_TwinOfAnotherName_IsWatchedByItsModelAlone()
    {
        using Opened opened = await OpenAsync();
        using JsonDocument document = JsonDocument.Parse("""
            {"digitalTwinsFileInfo":{"fileVersion":"1.0.0"},"digitalTwinsGraph":{"digitalTwins":[
              {"$dtId":"pump-7","running":true,"BallBearings":{"$metadata":{}},"$metadata":{"$model":"dtmi:other:Pump;1"}}],"relationships":[]},
             "digitalTwinsModels":[{"@context":"dtmi:dtdl:context;2","@id":"dtmi:other:Pump;1","@type":"Interface","contents":[
               {"@type":"Property","name":"running","schema":"boolean"},
               {"@type":"Component","name":"BallBearings","schema":"dtmi:batterytwin:BallBearings;1"}]}]}
            """);
        await opened.Graph.ImportAsync(document.RootElement, ChangeOrigin.Import);

        await Feed(opened, 400, _ => 1.0, twin: "pump-7");
        await Feed(opened, 300, _ => 1.3, from: 400, twin: "pump-7");

        Assert.Equal(JsonValueKind.True, opened.Graph.Current.Find("pump-7")!.Property("BallBearings.faultPredicted")!.Value.ValueKind);
        Assert.Equal("pump-7", Assert.Single(opened.Alerts.Open).TwinId);
    }

    [Fact]
    public async Task Observe_FlagTakenBackByHand_IsRaisedAgainWhileTheFaultLasts()
    {
        using Opened opened = await OpenAsync();
        await Feed(opened, 400, _ => 0.065);
        await Feed(opened, 300, _ => 0.09, from: 400);
        await opened.Graph.WriteAsync(StoryFaults.MixerTwin, [PropertyWrite.Flag("BallBearings.faultPredicted", false)], new("api", "Ana"));

        await Feed(opened, 300, _ => 0.09, from: 700);

        Assert.Equal(JsonValueKind.True, opened.Graph.Current.Find(StoryFaults.MixerTwin)!.Property("BallBearings.faultPredicted")!.Value.ValueKind);
        Assert.Single(opened.Alerts.Recent(10));
    }

    [Fact]
    public async Task Observe_OscillatingFan_RaisesACautionAndLeavesTheTwinAlone()
    {
        using Opened opened = await OpenAsync();

        await Simulate(opened, Plants.Faulty(s_start + 900), StoryFaults.CoaterTwin, s_start, 2400);

        Alert alert = Assert.Single(opened.Alerts.Recent(10));
        Assert.True(alert is { TwinId: StoryFaults.CoaterTwin, Priority: AlertPriority.Caution, Rule: "unsteady-DryerFanSpeed" });
        Assert.Equal("OK", opened.Graph.Current.Find(StoryFaults.CoaterTwin)!.Text("HealthPrediction"));
    }

    [Fact]
    public async Task Observe_UnknownTwinOrOtherField_IsNotWatched()
    {
        using Opened opened = await OpenAsync();

        await Feed(opened, 10, _ => 1, twin: "nobody");
        await Feed(opened, 10, _ => 1, twin: "FillingStep-Line1-Munich");

        Assert.Equal(0, opened.Detection.WatchCount);
    }

    [Theory]
    [InlineData("RmsRatio")]
    [InlineData("ClearShare")]
    [InlineData("Window")]
    public void Validate_BadSetting_IsNamed(string setting)
    {
        BearingDetectionOptions bad = new() { RmsRatio = 1, ClearShare = 0.5, Window = TimeSpan.Zero };

        ValidateOptionsResult result = new BearingDetectionOptionsValidator().Validate(null, bad);

        Assert.Contains(result.Failures!, failure => failure.StartsWith($"BatteryTwin:Detection:Bearing:{setting} ", StringComparison.Ordinal));
        Assert.True(new BearingDetectionOptionsValidator().Validate(null, new()).Succeeded);
    }

    /// <summary>Feeds a simulated station second by second; returns the second at which the first alert was raised, or -1.</summary>
    private async Task<long> Simulate(Opened opened, PlantRecord record, string twinId, long from, int seconds)
    {
        StationSimulator station = new SimulatedPlant(record).Stations.Single(candidate => candidate.Station.TwinId == twinId);
        long detected = -1;
        for (long second = from; second < from + seconds; second++)
        {
            TelemetryBatchBuilder builder = new();
            station.Write(builder, second);
            await ObserveAsync(opened, builder.Build(), PlantWriter.Live);
            detected = detected < 0 && opened.Alerts.Open.Count > 0 ? second : detected;
        }

        return detected;
    }

    private async Task Feed(Opened opened, int seconds, Func<int, double> rms, long from = 0, string twin = StoryFaults.MixerTwin, IngestSource? source = null)
    {
        SeriesKey key = new("m", [new("twin", twin)], RmsField);
        for (int second = 0; second < seconds; second += 10)
        {
            TelemetryBatchBuilder builder = new();
            for (int i = second; i < Math.Min(second + 10, seconds); i++)
            {
                builder.Add(key, (s_start + from + i) * EpochTime.NsPerSecond, FieldValue.Float(rms(i) * (1 + (0.001 * (i % 5)))));
            }

            await ObserveAsync(opened, builder.Build(), source ?? s_live);
        }
    }

    private async Task ObserveAsync(Opened opened, TelemetryBatch batch, IngestSource source)
    {
        await _store.AppendAsync(batch);
        await opened.Detection.ObserveAsync(batch, source, CancellationToken.None);
    }

    private async Task<Opened> OpenAsync()
    {
        JournaledTwinGraph graph = File.Exists(_graphFolder.PathOf("journal.db")) ? PlantGraph.Open(_graphFolder) : await PlantGraph.OpenWithPlant(_graphFolder);
        DataDirectory directory = new(Options.Create(new DataDirectoryOptions { DataDirectory = _folder.Path }), NullLogger<DataDirectory>.Instance);
        SqliteAlertLog alerts = new(directory, Options.Create(new AlertLogOptions()), _time, NullLogger<SqliteAlertLog>.Instance);
        TwinFindings findings = new(graph, _time, NullLogger<TwinFindings>.Instance);
        TelemetryDetection detection = new(
            Options.Create(new BearingDetectionOptions()),
            Options.Create(new SpreadDetectionOptions()),
            new StoredVibration(_store),
            new TwinVerdicts(graph, alerts, alerts, findings, NullLogger<TwinVerdicts>.Instance),
            graph,
            _trust,
            _time);
        return new(detection, findings, graph, alerts, directory);
    }

    private sealed record Opened(TelemetryDetection Detection, TwinFindings Findings, JournaledTwinGraph Graph, SqliteAlertLog Alerts, DataDirectory Directory) : IDisposable
    {
        public void Dispose()
        {
            Detection.Dispose();
            Findings.Dispose();
            Alerts.Dispose();
            Graph.Dispose();
            Directory.Dispose();
        }
    }
}
