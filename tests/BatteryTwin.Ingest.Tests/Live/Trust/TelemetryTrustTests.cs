using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Trust;
using BatteryTwin.Ingest.Live.Trust;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Live.Trust;

public sealed class TelemetryTrustTests : IDisposable
{
    private static readonly IngestSource s_live = new("http", "write");

    private readonly ManualTime _time = new();
    private readonly StaticTwinGraph _graph = new();
    private readonly MemoryTelemetryStore _store = new();
    private readonly TrustOptions _options = new();
    private readonly Lazy<TelemetryTrust> _trust;

    public TelemetryTrustTests()
    {
        _graph.Set(["mixer", "coater"]);
        _trust = new(() => new TelemetryTrust(_graph, Options.Create(_options), _time));
    }

    private TelemetryTrust Trust => _trust.Value;

    public void Dispose() => Trust.Dispose();

    [Fact]
    public async Task SignalsOfTheGraph_AreJudged_OthersAndBackfillAreNot()
    {
        await SendAsync("stranger", "speed", 30, i => i % 7);
        await SendAsync("coater", "speed", 30, i => i % 7, s_live with { Historical = true });
        await SendAsync("mixer", "speed", 30, i => i % 7);
        Assert.Equal(new TrustSummary(1, 0, 0, 0), Trust.Summary);
        Assert.Equal(SignalQuality.Good, Trust.Of("mixer", "speed")!.Quality);
        Assert.Null(Trust.Of("stranger", "speed"));
        Assert.Null(Trust.Of(Key("coater", "speed")));
    }

    [Fact]
    public async Task SilentSignal_BecomesBad_AndGoodAgainWithTheNextValue()
    {
        await SendAsync("mixer", "speed", 30, i => i % 7);
        _time.Advance(TimeSpan.FromMinutes(1));
        SeriesTrust doubtful = Assert.Single(Trust.Doubtful);
        Assert.Equal((Key("mixer", "speed"), QualityReason.Stopped), (doubtful.Key, Assert.Single(doubtful.Quality.Findings).Reason));
        Assert.Equal(1, Trust.Summary.Bad);
        await SendAsync("mixer", "speed", 1, _ => 3);
        Assert.Empty(Trust.Doubtful);
    }

    [Fact]
    public async Task TwoSeriesOfOneField_TheWorseCounts()
    {
        await SendAsync("mixer", "speed", 90, i => i % 7);
        for (int i = 0; i < 30; i++)
        {
            await Trust.ObserveAsync(Batch(Key("mixer", "speed", "other"), _time.NowNs() - 100 * EpochTime.NsPerSecond, i % 7), s_live, CancellationToken.None);
            _time.Advance(TimeSpan.FromSeconds(1));
            await SendAsync("mixer", "speed", 1, _ => i % 7);
        }

        Assert.Equal(SignalQuality.Bad, Trust.Of("mixer", "speed")!.Quality);
        Assert.Equal(SignalQuality.Good, Trust.Of(Key("mixer", "speed"))!.Quality);
    }

    [Fact]
    public async Task DeletedTwin_IsForgotten()
    {
        await SendAsync("mixer", "speed", 30, i => i % 7);
        await SendAsync("coater", "speed", 30, i => i % 7);
        _graph.Set(["coater"]);
        Assert.Equal(1, Trust.Summary.Judged);
        Assert.Null(Trust.Of("mixer", "speed"));
    }

    [Fact]
    public async Task MoreSeriesThanAllowed_AreCountedNotJudged()
    {
        _options.MaxSeries = 1;
        await SendAsync("mixer", "speed", 2, i => i);
        await SendAsync("mixer", "torque", 2, i => i);
        await SendAsync("mixer", "power", 2, i => i);
        Assert.Equal(new TrustSummary(1, 0, 0, 2), Trust.Summary);
    }

    [Fact]
    public async Task PastReading_LearnsHours_AndDriftIsSeen()
    {
        TelemetryBatchBuilder past = new();
        for (int minute = 48 * 60; minute > 60; minute--)
        {
            past.Add(Key("mixer", "speed"), _time.NowNs() - minute * 60 * EpochTime.NsPerSecond, FieldValue.Float(80 + (minute % 5)));
        }

        await _store.AppendAsync(past.Build(), CancellationToken.None);
        await SendAsync("mixer", "speed", 3_600, i => 90 + (i % 5));
        Assert.Empty(Trust.Doubtful);
        using PastReading reading = new(Trust, _store, Options.Create(_options), _time, NullLogger<PastReading>.Instance);
        await reading.ReadDueAsync(TestContext.Current.CancellationToken);
        QualityFinding finding = Assert.Single(Assert.Single(Trust.Doubtful).Quality.Findings);
        Assert.Equal(QualityReason.Drift, finding.Reason);
        Assert.StartsWith("mean of the last hour 92; 47 past hours lay between 82 and 82", finding.Text, StringComparison.Ordinal);
    }

    private static SeriesKey Key(string twin, string field, string measurement = "m") => new(measurement, [new(SeriesKey.TwinTag, twin)], field);

    private static TelemetryBatch Batch(SeriesKey key, long timeNs, double value)
    {
        TelemetryBatchBuilder builder = new();
        builder.Add(key, timeNs, FieldValue.Float(value));
        return builder.Build();
    }

    private async Task SendAsync(string twin, string field, int count, Func<int, double> value, IngestSource? source = null)
    {
        for (int i = 0; i < count; i++)
        {
            await Trust.ObserveAsync(Batch(Key(twin, field), _time.NowNs(), value(i)), source ?? s_live, CancellationToken.None);
            _time.Advance(TimeSpan.FromSeconds(1));
        }
    }
}
