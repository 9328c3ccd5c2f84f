using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Live;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Storage.Twins;
using BatteryTwin.Ingest.Tests.Shared;
using BatteryTwin.Ingest.Tests.Twins;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Live;

/// <summary>The plant's graph with newest values and live feed on a clock of the test.</summary>
internal sealed class LivePlant : IDisposable
{
    private static readonly IngestSource s_source = new("http", "test");

    private readonly TemporaryFolder _folder;
    private readonly LiveTelemetryObserver _observer;

    private LivePlant(JournaledTwinGraph graph, TemporaryFolder folder, ManualTime time, LiveOptions options)
    {
        _folder = folder;
        _folder = folder;
        Time = time;
        Graph = graph;
        Latest = new LatestValues(Options.Create(options), graph);
        Feed = new LiveFeed(Latest, graph, Alerts, Trust, Options.Create(options), time, NullLogger<LiveFeed>.Instance);
        _observer = new LiveTelemetryObserver(new LiveArrivals(Latest, Feed));
    }

    public ManualTime Time { get; }

    public JournaledTwinGraph Graph { get; }

    public AlertBell Alerts { get; } = new();

    public SetTrust Trust { get; } = new();

    public LatestValues Latest { get; }

    public LiveFeed Feed { get; }

    public static async Task<LivePlant> CreateAsync(LiveOptions? options = null)
    {
        TemporaryFolder folder = new();
        ManualTime time = new();
        return new(await PlantGraph.OpenWithPlant(folder, time), folder, time, options ?? new LiveOptions());
    }

    public static TelemetryBatch Batch(params (string? Twin, string Field, long TimeNs, FieldValue Value)[] points)
    {
        TelemetryBatchBuilder builder = new();
        foreach (var point in points)
        {
            builder.Add(new SeriesKey("m", point.Twin is null ? [] : [new("twin", point.Twin)], point.Field), point.TimeNs, point.Value);
        }

        return builder.Build();
    }

    public void Arrive(params (string? Twin, string Field, long TimeNs, FieldValue Value)[] points) => Arrive(s_source, points);

    public void Arrive(IngestSource source, params (string? Twin, string Field, long TimeNs, FieldValue Value)[] points) =>
        Assert.True(_observer.ObserveAsync(Batch(points), source, CancellationToken.None).AsTask().IsCompletedSuccessfully);

    public void Arrive(string twin, string field, double value) => Arrive((twin, field, Time.NowNs(), FieldValue.Float(value)));

    public void Dispose()
    {
        Feed.Dispose();
        Graph.Dispose();
        _folder.Dispose();
    }
}
