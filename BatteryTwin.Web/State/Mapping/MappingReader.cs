using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Mapping;
using BatteryTwin.Ingest.Pipeline;

namespace BatteryTwin.Web.State.Mapping;

/// <summary>Reads the rules, what they do, and what no rule maps. Singleton.</summary>
public sealed class MappingReader(IIngestStatus status, ITagMapping mapping, IMappingSurvey survey, TimeProvider time)
{
    private const double LeastSecondsForRate = 5;

    /// <exception cref="BatteryTwin.Ingest.Storage.StorageUnavailableException">The store or the rules cannot be read now.</exception>
    public async ValueTask<MappingView> ReadAsync(CancellationToken cancel = default)
    {
        (MappingRuleSet set, IReadOnlyDictionary<string, RuleTally> tallies) = await mapping.ReadAsync(cancel);
        MappingPreview preview = await survey.PreviewAsync([.. set.Rules.Select(stored => stored.Rule)], cancel);
        ILookup<string?, MappingPreviewRow> fits = preview.Rows.ToLookup(row => row.Hit?.Rule.Id);
        return new(
            Groups(preview),
            status.UnmappedCount,
            [.. set.Rules.Select(stored => new RuleRow(stored, tallies.GetValueOrDefault(stored.Rule.Id) ?? RuleTally.None, fits[stored.Rule.Id].Count(), fits[stored.Rule.Id].Count(row => row.Problem is not null)))],
            set.Version,
            preview.Conflicts,
            time.GetUtcNow());
    }

    /// <summary>How a machine is called: its measurement and tags.</summary>
    public static string Machine(SeriesKey key) => key.Tags.Length == 0 ? key.Measurement : $"{key.Measurement}, {string.Join(", ", key.Tags.Select(tag => $"{tag.Key} {tag.Value}"))}";

    private UnmappedGroup[] Groups(MappingPreview preview)
    {
        Dictionary<SeriesKey, FieldValue> newest = preview.Rows.ToDictionary(row => row.Series.Key, row => row.Series.Newest);
        return
        [
            .. status.Unmapped
                .GroupBy(series => Machine(series.Key))
                .OrderByDescending(group => group.Max(series => series.LastSeen))
                .ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new UnmappedGroup(
                    group.Key,
                    [.. group.OrderBy(series => series.Key.Field, StringComparer.Ordinal).Select(series => Row(series, newest.TryGetValue(series.Key, out FieldValue value) ? value : null))])),
        ];
    }

    private static UnmappedRow Row(UnmappedSeries series, FieldValue? newest)
    {
        double seconds = (series.LastSeen - series.FirstSeen).TotalSeconds;
        return new(series.Key, newest, seconds >= LeastSecondsForRate && series.Points > 1 ? (series.Points - 1) / seconds : null, series.FirstSeen, series.LastSeen, series.Points, series.Reason);
    }
}
