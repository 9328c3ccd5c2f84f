using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Live.Detection;
using BatteryTwin.Ingest.Pipeline;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Prognostics.Forecasts;

/// <summary>
/// Keeps forecasts: as series of the twin through the pipeline, which carries them into the twin's properties as it does all telemetry. Written when
/// they changed, so that neither series nor journal grows with every round; taken out of the twin when nothing is said any more.
/// Not safe for concurrent use.
/// </summary>
internal sealed class ForecastRecord(IIngestPipeline pipeline, TwinFindings findings, ITwinGraph graph, IOptions<ForecastOptions> options)
{
    public const string Measurement = "forecast";
    public const string LifeField = "RemainingUsefulLifeHours";
    public const string LowerField = "RemainingUsefulLifeLowerHours";
    public const string UpperField = "RemainingUsefulLifeUpperHours";

    private const double SmallChange = 0.02;
    private const double LargeChange = 0.1;

    private static readonly IngestSource s_source = new("forecast", "forecasts") { IsComputed = true };

    private readonly Dictionary<(string Twin, string Component), WrittenForecast> _written = [];

    /// <exception cref="IngestOverloadedException">The pipeline takes nothing now.</exception>
    /// <exception cref="Storage.StorageUnavailableException">They cannot be stored now.</exception>
    public async Task WriteAsync(IReadOnlyList<ComponentForecast> forecasts, DateTimeOffset now, CancellationToken cancel)
    {
        TelemetryBatchBuilder batch = new();
        Dictionary<(string Twin, string Component), WrittenForecast> written = [];
        long timeNs = now.ToUnixTimeSeconds() * EpochTime.NsPerSecond;
        foreach (IGrouping<string, ComponentForecast> station in forecasts.GroupBy(forecast => forecast.TwinId, StringComparer.Ordinal))
        {
            ComponentForecast[] due = [.. station.Where(forecast => IsDue(forecast, now))];
            foreach (ComponentForecast forecast in due.Where(forecast => forecast.RulHours is not null))
            {
                Add(batch, station.Key, $"{forecast.Component}.{LifeField}", timeNs, forecast.RulHours);
                Add(batch, station.Key, $"{forecast.Component}.{LowerField}", timeNs, forecast.LowerHours);
                Add(batch, station.Key, $"{forecast.Component}.{UpperField}", timeNs, forecast.UpperHours);
                written[(station.Key, forecast.Component)] = new(now, forecast.RulHours, forecast.LowerHours, forecast.UpperHours);
            }

            if (due.Length > 0 && station.Min(forecast => forecast.RulHours) is { } shortest)
            {
                Add(batch, station.Key, LifeField, timeNs, shortest);
            }

            await TakeAwayAsync(station.Key, due, station.All(forecast => forecast.RulHours is null), cancel).ConfigureAwait(false);
        }

        if (batch.Count > 0)
        {
            await pipeline.IngestAsync(batch.Build(), s_source, cancel).ConfigureAwait(false);
        }

        foreach ((var component, WrittenForecast forecast) in written)
        {
            _written[component] = forecast;
        }
    }

    private bool IsDue(ComponentForecast forecast, DateTimeOffset now)
    {
        if (!_written.TryGetValue((forecast.TwinId, forecast.Component), out WrittenForecast? last))
        {
            return true;
        }

        if (forecast.RulHours is null)
        {
            return last.Rul is not null;
        }

        double change = last.ChangeTo(forecast) / (forecast.CapHours ?? 1);
        TimeSpan since = now - last.Time;
        return change >= LargeChange || since >= options.Value.WriteEvery || (change >= SmallChange && since >= options.Value.WriteChangeEvery);
    }

    /// <summary>A life that is no longer forecast must not stay in the twin as if it were.</summary>
    private async Task TakeAwayAsync(string twinId, ComponentForecast[] due, bool isAll, CancellationToken cancel)
    {
        foreach (ComponentForecast forecast in due.Where(forecast => forecast.RulHours is null))
        {
            string[] paths = [$"{forecast.Component}.{LifeField}", $"{forecast.Component}.{LowerField}", $"{forecast.Component}.{UpperField}", .. isAll ? [LifeField] : Array.Empty<string>()];
            Twin? twin = graph.Current.Find(twinId);
            PropertyWrite[] writes = [.. paths.Where(path => twin?.Property(path) is not null).Select(path => new PropertyWrite(path, null))];
            await findings.WriteAsync(twinId, writes, cancel).ConfigureAwait(false);
            _written[(twinId, forecast.Component)] = new(forecast.Time, null, null, null);
        }
    }

    private static void Add(TelemetryBatchBuilder batch, string twinId, string field, long timeNs, double? hours)
    {
        if (hours is { } value)
        {
            batch.Add(new SeriesKey(Measurement, [new(SeriesKey.TwinTag, twinId)], field), timeNs, FieldValue.Float(Math.Round(value, 1)));
        }
    }
}
