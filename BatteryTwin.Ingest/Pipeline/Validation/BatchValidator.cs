using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Mapping;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Mapping;
using BatteryTwin.Ingest.Pipeline.Mapping;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Ingest.Pipeline.Validation;

/// <summary>
/// Parts a batch into points to store and points to refuse, by the twins' models, the types of stored series, and sense: finite
/// values, times between 1990 and a little ahead of now. Series that only a mapping rule knows are taken to their twin's series. Judges each series
/// once, not each point.
/// </summary>
internal sealed class BatchValidator : IDisposable
{
    private const long ExponentBits = 0x7FF0_0000_0000_0000;

    private static readonly long s_earliestNs = EpochTime.ToNs(new DateTimeOffset(1990, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private readonly ITwinGraph _graph;
    private readonly ITelemetryStore _store;
    private readonly UnmappedRegistry _unmapped;
    private readonly IMappingRules _rules;
    private readonly MappedRegistry _mapped;
    private readonly TimeProvider _time;
    private readonly long _maxAheadNs;
    private readonly string _tooFarAhead;
    private SeriesVerdicts? _verdicts;
    private int _structureVersion;

    public BatchValidator(ITwinGraph graph, ITelemetryStore store, UnmappedRegistry unmapped, IMappingRules rules, MappedRegistry mapped, TimeSpan maxTimeAhead, TimeProvider time)
    {
        _graph = graph;
        _store = store;
        _unmapped = unmapped;
        _rules = rules;
        _mapped = mapped;
        _time = time;
        _maxAheadNs = EpochTime.ToNs(maxTimeAhead);
        _tooFarAhead = $"the time lies more than {maxTimeAhead:c} ahead of the server's clock; check the sender's clock and the precision ({IngestPipelineOptions.Section}:{nameof(IngestPipelineOptions.MaxTimeAhead)})";
        _graph.StructureChanged += Forget;
        _rules.Changed += Forget;
    }

    public ValidatedBatch Validate(TelemetryBatch batch)
    {
        SeriesVerdict[] verdicts = Judge(batch);
        int[] accepted = new int[verdicts.Length];
        long latestNs = _time.NowNs() + _maxAheadNs;
        if (Array.TrueForAll(verdicts, verdict => verdict.IsPlain) && IsSound(batch, accepted, latestNs, out long newestNs))
        {
            return new(batch, [], verdicts, accepted, newestNs);
        }

        return Sift(batch, verdicts, latestNs);
    }

    public void Dispose()
    {
        _graph.StructureChanged -= Forget;
        _rules.Changed -= Forget;
    }

    private void Forget()
    {
        Interlocked.Increment(ref _structureVersion);
        Volatile.Write(ref _verdicts, null);
        TwinGraphSnapshot graph = _graph.Current;
        CompiledMapping rules = _rules.Current.Compiled;
        _unmapped.Recheck(key => SeriesVerdicts.WhyUnmapped(key, graph, rules));
        _mapped.Recheck(key => SeriesVerdicts.WhyUnmapped(key, graph, out _) is null ? null : MappedSeries.Of(key, rules, graph, out _));
    }

    private SeriesVerdict[] Judge(TelemetryBatch batch)
    {
        SeriesVerdicts known = Verdicts();
        SeriesVerdict[] verdicts = new SeriesVerdict[batch.Series.Count];
        Dictionary<SeriesKey, FieldType>? begun = null;
        for (int i = 0; i < verdicts.Length; i++)
        {
            BatchSeries series = batch.Series[i];
            SeriesVerdict verdict = known.Of(series);
            verdicts[i] = verdict.IsConfirmed || verdict.Refusal is not null ? verdict : MeetStore(series, verdict, begun ??= []);
        }

        return verdicts;
    }

    private SeriesVerdicts Verdicts()
    {
        while (true)
        {
            if (Volatile.Read(ref _verdicts) is { } known)
            {
                return known;
            }

            int version = Volatile.Read(ref _structureVersion);
            SeriesVerdicts fresh = new(_graph.Current, _rules.Current.Compiled, _unmapped, _mapped, _store.Rules);
            Volatile.Write(ref _verdicts, fresh);
            if (Volatile.Read(ref _structureVersion) != version)
            {
                // Structure or rules changed meanwhile; these verdicts may be about the one before.
                Volatile.Write(ref _verdicts, null);
            }
        }
    }

    /// <summary>A series (or its field, where the store wants it so) has one type for good: the stored one, or else the one it comes with first in this batch.</summary>
    private SeriesVerdict MeetStore(BatchSeries series, SeriesVerdict verdict, Dictionary<SeriesKey, FieldType> begun)
    {
        SeriesKey key = verdict.KeyOf(series.Key);
        FieldType? stored = _store.TypeOf(key);
        if (stored == verdict.StoredAs)
        {
            verdict.Confirm();
            return verdict;
        }

        SeriesKey owner = _store.Rules.OneTypePerField ? new SeriesKey(key.Measurement, [], key.Field) : key;
        if (stored is null && (begun.TryAdd(owner, verdict.StoredAs) || begun[owner] == verdict.StoredAs))
        {
            return verdict;
        }

        string holder = _store.Rules.OneTypePerField ? $"field '{key.Field}' of measurement '{key.Measurement}'" : $"series '{key}'";
        return SeriesVerdict.Refuse(
            series.Type,
            RejectionCode.TypeConflict,
            $"field type conflict: {holder} holds {stored ?? begun[owner]} values and cannot take {(verdict.Mapping is null ? series.Type : verdict.StoredAs)} values");
    }

    private static bool IsSound(TelemetryBatch batch, int[] accepted, long latestNs, out long newestNs)
    {
        newestNs = long.MinValue;
        ReadOnlySpan<int> indexes = batch.SeriesIndexes;
        ReadOnlySpan<long> times = batch.TimesNs;
        ReadOnlySpan<long> bits = batch.ValueBits;
        bool[] isFloat = [.. batch.Series.Select(series => series.Type == FieldType.Float)];
        long oldestNs = long.MaxValue;
        bool finite = true;
        for (int i = 0; i < indexes.Length; i++)
        {
            int index = indexes[i];
            accepted[index]++;
            oldestNs = Math.Min(oldestNs, times[i]);
            newestNs = Math.Max(newestNs, times[i]);
            finite &= !isFloat[index] || (bits[i] & ExponentBits) != ExponentBits;
        }

        return finite && oldestNs >= s_earliestNs && newestNs <= latestNs;
    }

    private ValidatedBatch Sift(TelemetryBatch batch, SeriesVerdict[] verdicts, long latestNs)
    {
        TelemetryBatchBuilder builder = new(batch.Count);
        List<Rejection> rejected = [];
        int[] accepted = new int[verdicts.Length];
        int[]? dropped = null;
        int[] targets = new int[verdicts.Length];
        Array.Fill(targets, -1);
        long newestNs = long.MinValue;
        for (int i = 0; i < batch.Count; i++)
        {
            int index = batch.SeriesIndexes[i];
            SeriesVerdict verdict = verdicts[index];
            if (FaultOf(batch, i, verdict, latestNs) is { } fault)
            {
                rejected.Add(new(i, fault.Code, fault.Reason));
                continue;
            }

            ConvertedValue mapped = verdict.Mapping is null ? default : verdict.Map(batch.ValueAt(i));
            if (mapped.IsDropped)
            {
                (dropped ??= new int[verdicts.Length])[index]++;
                continue;
            }

            if (mapped.Fault is not null)
            {
                rejected.Add(new(i, RejectionCode.NotConvertible, mapped.Fault));
                continue;
            }

            if (targets[index] < 0)
            {
                targets[index] = builder.SeriesIndex(verdict.KeyOf(batch.Series[index].Key), verdict.StoredAs);
            }

            accepted[index]++;
            newestNs = Math.Max(newestNs, batch.TimesNs[i]);
            if (verdict.Mapping is null)
            {
                AddConverted(builder, targets[index], batch, i, verdict);
            }
            else
            {
                builder.Add(targets[index], batch.TimesNs[i], mapped.Value, batch.SourceRows[i]);
            }
        }

        return new(builder.Build(), rejected, verdicts, accepted, newestNs, dropped);
    }

    private static void AddConverted(TelemetryBatchBuilder builder, int target, TelemetryBatch batch, int point, SeriesVerdict verdict)
    {
        if (verdict.Given == FieldType.String)
        {
            builder.Add(target, batch.TimesNs[point], batch.ValueAt(point), batch.SourceRows[point]);
        }
        else
        {
            builder.Add(target, batch.TimesNs[point], verdict.Convert(batch.ValueBits[point]), batch.SourceRows[point]);
        }
    }

    private (string Code, string Reason)? FaultOf(TelemetryBatch batch, int point, SeriesVerdict verdict, long latestNs)
    {
        if (verdict.Refusal is { } refusal)
        {
            return refusal;
        }

        long timeNs = batch.TimesNs[point];
        if (timeNs < s_earliestNs)
        {
            return (RejectionCode.TimeOutOfRange, "the time lies before 1990-01-01; check the sender's clock and the precision");
        }

        if (timeNs > latestNs)
        {
            return (RejectionCode.TimeOutOfRange, _tooFarAhead);
        }

        if (verdict.Given == FieldType.Float && (batch.ValueBits[point] & ExponentBits) == ExponentBits)
        {
            return (RejectionCode.NotFinite, "NaN and infinite values cannot be stored; leave the field out instead");
        }

        return verdict.Check is not null && verdict.Mapping is null && verdict.FaultOf(batch.ValueAt(point)) is { } reason ? (RejectionCode.OutOfSchema, reason) : null;
    }
}
