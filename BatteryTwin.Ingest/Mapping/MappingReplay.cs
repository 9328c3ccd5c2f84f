using System.Globalization;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Mapping;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Pipeline.Mapping;
using BatteryTwin.Ingest.Pipeline.Validation;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Ingest.Mapping;

/// <summary>Reads stored unmapped series and sends their points through the pipeline again, where the rules of now map them.</summary>
internal sealed class MappingReplay(ITelemetryStore store, ITwinGraph graph, IMappingRules rules, IIngestPipeline pipeline, IJobs jobs, TimeProvider time) : IMappingReplay
{
    public const string JobKind = "mapping-replay";

    private const int PointsPerRead = 20_000;

    private static readonly IngestSource s_source = new("mapping", "replay", Historical: true);
    private static readonly TimeSpan s_overloadPause = TimeSpan.FromMilliseconds(200);

    private int _running;

    public async ValueTask<ReplayPlan> PlanAsync(ReplayRange range, CancellationToken cancel = default)
    {
        TwinGraphSnapshot snapshot = graph.Current;
        CompiledMapping compiled = rules.Current.Compiled;
        (long fromNs, long toNs) = (EpochTime.ToNs(range.From), EpochTime.ToNs(range.To));
        return new(
        [
            .. (await store.SeriesAsync(SeriesSelector.All, cancel).ConfigureAwait(false)).Where(series =>
                series.LastNs >= fromNs && series.FirstNs < toNs
                && SeriesVerdicts.WhyUnmapped(series.Key, snapshot, out _) is not null
                && MappedSeries.Of(series.Key, compiled, snapshot, out _) is { } mapped
                && (range.RuleIds?.Contains(mapped.Hit.Rule.Id) ?? true))
                .Select(series => new ReplaySeries(series.Key, series.FirstNs, series.LastNs, series.Count)),
        ]);
    }

    public ValueTask<JobStatus?> StartAsync(ReplayRange range, CancellationToken cancel = default) => ValueTask.FromResult(Start(range));

    public ValueTask<JobStatus?> FindAsync(string? jobId = null, CancellationToken cancel = default) =>
        ValueTask.FromResult(jobId is null ? jobs.All.FirstOrDefault(job => job.Kind == JobKind && !job.IsFinished) : jobs.Find(jobId));

    public ValueTask CancelAsync(string jobId, CancellationToken cancel = default)
    {
        jobs.Cancel(jobId);
        return ValueTask.CompletedTask;
    }

    private JobStatus? Start(ReplayRange range)
    {
        if (Interlocked.Exchange(ref _running, 1) == 1)
        {
            return null;
        }

        try
        {
            return jobs.Start(JobKind, async (progress, cancel) =>
            {
                try
                {
                    return await RunAsync(range, progress, cancel).ConfigureAwait(false);
                }
                finally
                {
                    Volatile.Write(ref _running, 0);
                }
            });
        }
        catch
        {
            Volatile.Write(ref _running, 0);
            throw;
        }
    }

    internal async Task<ReplayOutcome> RunAsync(ReplayRange range, IJobProgress progress, CancellationToken cancel)
    {
        ReplayPlan plan = await PlanAsync(range, cancel).ConfigureAwait(false);
        ReplayOutcome outcome = new(plan.Series.Count, 0, 0, 0, 0);
        // A read names measurement, field and twin; series that share them are read together.
        foreach (var group in plan.Series.GroupBy(series => (series.Key.Measurement, series.Key.Field, series.Key.Twin)))
        {
            SeriesSelector selector = new() { Measurement = group.Key.Measurement, Fields = [group.Key.Field], Twins = group.Key.Twin is null ? [] : [group.Key.Twin] };
            HashSet<SeriesKey> wanted = [.. group.Select(series => series.Key)];
            await foreach (TelemetryBatch batch in ReadAsync(selector, wanted, range, cancel).ConfigureAwait(false))
            {
                IngestResult result = await TakeAsync(batch, cancel).ConfigureAwait(false);
                outcome = outcome with
                {
                    Points = outcome.Points + batch.Count,
                    Stored = outcome.Stored + result.Accepted,
                    Refused = outcome.Refused + result.Rejected.Count,
                    Dropped = outcome.Dropped + batch.Count - result.Accepted - result.Rejected.Count,
                };
                progress.Report(
                    plan.Points == 0 ? 1 : Math.Min(1, (double)outcome.Points / plan.Points),
                    string.Create(CultureInfo.InvariantCulture, $"{outcome.Points} of at most {plan.Points} points read"));
            }
        }

        progress.Report(1, string.Create(CultureInfo.InvariantCulture, $"{outcome.Stored} values stored, {outcome.Dropped} left out, {outcome.Refused} in quarantine"));
        return outcome;
    }

    /// <summary>Reads series in steps: each read ends where the first series that was cut off ends, and what was read beyond that is not taken twice.</summary>
    private async IAsyncEnumerable<TelemetryBatch> ReadAsync(
        SeriesSelector selector, HashSet<SeriesKey> wanted, ReplayRange range, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        long fromNs = EpochTime.ToNs(range.From);
        long toNs = EpochTime.ToNs(range.To);
        Dictionary<SeriesKey, long> takenUpTo = [];
        while (fromNs < toNs)
        {
            long nextNs = toNs;
            RangeQuery query = new() { Series = selector, FromNs = fromNs, ToNs = toNs, Limit = PointsPerRead };
            await foreach (SeriesPoints points in store.ReadAsync(query, cancel).ConfigureAwait(false))
            {
                if (!wanted.Contains(points.Key) || points.Count == 0)
                {
                    continue;
                }

                long lastNs = points.TimesNs[^1];
                if (points.Truncated)
                {
                    nextNs = Math.Min(nextNs, lastNs + 1);
                }

                if (Batch(points, takenUpTo.GetValueOrDefault(points.Key, long.MinValue)) is { Count: > 0 } batch)
                {
                    yield return batch;
                }

                takenUpTo[points.Key] = lastNs + 1;
            }

            fromNs = nextNs;
        }
    }

    private static TelemetryBatch Batch(SeriesPoints points, long fromNs)
    {
        TelemetryBatchBuilder builder = new(points.Count);
        int series = builder.SeriesIndex(points.Key, points.Type);
        for (int i = 0; i < points.Count; i++)
        {
            if (points.TimesNs[i] >= fromNs)
            {
                builder.Add(series, points.TimesNs[i], points.Values[i]);
            }
        }

        return builder.Build();
    }

    /// <summary>Live data goes first: when too much is on its way, the replay waits.</summary>
    private async Task<IngestResult> TakeAsync(TelemetryBatch batch, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                return await pipeline.IngestAsync(batch, s_source, cancel).ConfigureAwait(false);
            }
            catch (IngestOverloadedException)
            {
                await Task.Delay(s_overloadPause, time, cancel).ConfigureAwait(false);
            }
        }
    }
}
