using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Mapping;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Pipeline.Mapping;
using BatteryTwin.Ingest.Pipeline.Validation;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Ingest.Mapping;

/// <summary>Reads the candidates from the store and from what is mapped now; what it read is used again for a moment, since a preview follows each key press.</summary>
internal sealed class MappingSurvey(ITelemetryStore store, ITwinGraph graph, ITagMapping mapping, TimeProvider time) : IMappingSurvey
{
    public const int MaxCandidates = 5_000;

    private static readonly TimeSpan s_fresh = TimeSpan.FromSeconds(2);

    private Reading? _reading;

    public async ValueTask<IReadOnlyList<MappingCandidate>> CandidatesAsync(CancellationToken cancel = default) => (await ReadAsync(cancel).ConfigureAwait(false)).Candidates;

    public async ValueTask<MappingPreview> PreviewAsync(IReadOnlyList<MappingRule> rules, CancellationToken cancel = default)
    {
        Reading reading = await ReadAsync(cancel).ConfigureAwait(false);
        CompiledMapping compiled = new(rules);
        MappingPreviewRow[] rows = [.. reading.Candidates.Select(candidate => Row(candidate, compiled, graph.Current))];
        return new(rows, Conflicts(rows, reading.Direct));
    }

    private static MappingPreviewRow Row(MappingCandidate candidate, CompiledMapping rules, TwinGraphSnapshot graph)
    {
        IReadOnlyList<MappingHit> hits = rules.FindAll(candidate.Key);
        if (hits.Count == 0)
        {
            return new(candidate, null, null, null, false, null, []);
        }

        string[] alsoFit = [.. hits.Skip(1).Select(hit => hit.Rule.Name)];
        if (MappedSeries.Of(hits[0], graph, out string? problem) is not { } mapped)
        {
            return new(candidate, hits[0], null, null, false, problem, alsoFit);
        }

        string? unit = hits[0].Conversion.TargetUnit ?? ValueConverter.UnitOf(mapped.Content);
        ConvertedValue converted = mapped.Converter.Of(candidate.Newest);
        string? fault = converted.Fault ?? (converted.IsDropped ? null : SchemaFault(mapped, converted.Value));
        return new(candidate, hits[0], unit, converted.IsDropped || fault is not null ? null : converted.Value, converted.IsDropped, fault, alsoFit);
    }

    /// <summary>What the model says against a converted value; null when it takes it.</summary>
    private static string? SchemaFault(MappedSeries mapped, FieldValue value)
    {
        SchemaFit fit = SchemaRules.Fit(mapped.Content.Schema, mapped.Converter.Output)!;
        SeriesVerdict verdict = new(value.Type) { StoredAs = fit.StoredAs, Check = (fit, $"{value} does not fit: the model takes only {fit.Allowed}") };
        return verdict.FaultOf(value);
    }

    private static IReadOnlyList<MappingConflict> Conflicts(IEnumerable<MappingPreviewRow> rows, ILookup<(string, string), SeriesKey> direct) =>
    [
        .. rows.Where(row => row.Hit is not null)
            .GroupBy(row => (row.Hit!.Twin, row.Hit.Field))
            .Select(group => new MappingConflict(group.Key.Twin, group.Key.Field, [.. group.Select(row => row.Series.Key)], [.. direct[group.Key]]))
            .Where(conflict => conflict.Mapped.Count + conflict.Direct.Count > 1),
    ];

    private async ValueTask<Reading> ReadAsync(CancellationToken cancel)
    {
        TwinGraphSnapshot snapshot = graph.Current;
        if (Volatile.Read(ref _reading) is { } known && ReferenceEquals(known.Graph, snapshot) && time.GetElapsedTime(known.ReadAt) < s_fresh)
        {
            return known;
        }

        Dictionary<SeriesKey, MappingCandidate> candidates = [];
        List<SeriesKey> direct = [];
        foreach (SeriesLatest series in await store.LatestAsync(SeriesSelector.All, cancel).ConfigureAwait(false))
        {
            if (SeriesVerdicts.WhyUnmapped(series.Key, snapshot, out _) is not null)
            {
                candidates[series.Key] = new(series.Key, series.Value, series.TimeNs);
            }
            else if (!series.Key.Equals(MappedSeries.TargetKey(series.Key.Twin!, series.Key.Field)))
            {
                direct.Add(series.Key);
            }
        }

        foreach (MappingCandidate mapped in await mapping.MappedSeriesAsync(MaxCandidates, cancel).ConfigureAwait(false))
        {
            candidates[mapped.Key] = mapped;
        }

        Reading reading = new(
            snapshot,
            time.GetTimestamp(),
            [.. candidates.Values.OrderByDescending(candidate => candidate.NewestNs).ThenBy(candidate => candidate.Key.Canonical, StringComparer.Ordinal).Take(MaxCandidates)],
            direct.ToLookup(key => (key.Twin!, key.Field)));
        Volatile.Write(ref _reading, reading);
        return reading;
    }

    private sealed record Reading(TwinGraphSnapshot Graph, long ReadAt, IReadOnlyList<MappingCandidate> Candidates, ILookup<(string, string), SeriesKey> Direct);
}
