using System.Text;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Pipeline.LineProtocol;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Storage.Quarantine;

/// <summary>The quarantine as people use it: list, and feed into the pipeline again.</summary>
internal sealed class QuarantineStore(QuarantineDatabase database, IngestPipeline pipeline, SeriesKeyCache keys, IOptions<LineProtocolOptions> options, TimeProvider time) : IQuarantine
{
    private const int ReplayPage = 1_000;

    private static readonly IngestSource s_source = new("quarantine", "replay");

    public long Count => database.Count;

    public long Dropped => database.Dropped;

    public ValueTask<IReadOnlyList<QuarantinedPoint>> ListAsync(int limit, long? beforeId = null, string? code = null, string? twin = null, CancellationToken cancel = default) =>
        new(database.List(limit, beforeId, code, twin));

    public async ValueTask<(int Accepted, int Rejected)> ReplayAsync(IReadOnlyCollection<long>? ids, CancellationToken cancel = default)
    {
        int accepted = 0;
        int rejected = 0;
        long afterId = 0;
        while (database.NotReplayed(afterId, ReplayPage, ids) is { Count: > 0 } page)
        {
            afterId = page[^1].Id;
            IReadOnlyCollection<long> taken = await ReplayAsync(page, cancel).ConfigureAwait(false);
            await database.MarkReplayedAsync(taken, cancel).ConfigureAwait(false);
            accepted += taken.Count;
            rejected += page.Count - taken.Count;
        }

        return (accepted, rejected);
    }

    /// <summary>Replays one page in one batch; returns the ids of which every value was taken.</summary>
    private async ValueTask<IReadOnlyCollection<long>> ReplayAsync(IReadOnlyList<QuarantinedPoint> page, CancellationToken cancel)
    {
        LineProtocolParser parser = new(keys, options.Value);
        TelemetryBatchBuilder builder = new();
        HashSet<int> refused = [];
        for (int row = 0; row < page.Count; row++)
        {
            parser.Begin(nsPerUnit: 1, time.NowNs());
            parser.Parse(Encoding.UTF8.GetBytes(page[row].Line), isLast: true);
            DecodedLines decoded = parser.Take();
            if (decoded.FaultCount > 0 || decoded.Batch.Count == 0)
            {
                refused.Add(row);
                continue;
            }

            for (int i = 0; i < decoded.Batch.Count; i++)
            {
                builder.Add(decoded.Batch.Series[decoded.Batch.SeriesIndexes[i]].Key, decoded.Batch.TimesNs[i], decoded.Batch.ValueAt(i), row);
            }
        }

        IngestResult result = await pipeline.ReplayAsync(builder.Build(), s_source, cancel).ConfigureAwait(false);
        refused.UnionWith(result.Rejected.Select(point => point.SourceRow));
        return [.. Enumerable.Range(0, page.Count).Where(row => !refused.Contains(row)).Select(row => page[row].Id)];
    }
}
