using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Web.State;

/// <summary>Finds modelled signals that stopped or never came. Singleton; a finding is shared for a few seconds.</summary>
public sealed class GapFinder(PlantWatch watch, ITelemetryStore store, SilentSeries silent)
{
    private const int SilentIntervals = 3;
    private static readonly TimeSpan s_findingHolds = TimeSpan.FromSeconds(5);

    private volatile GapFinding? _finding;

    /// <summary>Twins with missing signals, silent ones first, then the most signals missing.</summary>
    public async ValueTask<GapFinding> FindAsync(CancellationToken cancel = default)
    {
        PlantMoment plant = watch.Now();
        if (_finding is { } recent && (plant.At - recent.At).Duration() < s_findingHolds)
        {
            return recent;
        }

        ILookup<string, SeriesLatest> stored;
        IReadOnlyDictionary<SeriesKey, SeriesState> silentOnes;
        try
        {
            SeriesLatest[] newest = [.. (await store.LatestAsync(SeriesSelector.All, cancel)).Where(series => series.Key.Twin is not null)];
            silentOnes = await silent.AmongAsync(newest, cancel);
            stored = newest.ToLookup(series => series.Key.Twin!, StringComparer.Ordinal);
        }
        catch (StorageUnavailableException problem)
        {
            return _finding = new([], 0, plant.At) { Problem = problem.Message };
        }

        Dictionary<string, IReadOnlyList<string>> promised = new(StringComparer.Ordinal);
        List<TwinGap> gaps = [];
        int expected = 0;
        foreach (Domain.Twins.Twin twin in plant.Graph.Twins.Values)
        {
            if (!promised.TryGetValue(twin.ModelId, out IReadOnlyList<string>? paths))
            {
                promised[twin.ModelId] = paths = ModelledSignals.Paths(plant.Graph.Models, twin.ModelId);
            }

            expected += paths.Count;
            if (paths.Count > 0 && Gap(twin.Id, plant, paths, stored[twin.Id], silentOnes) is { } gap)
            {
                gaps.Add(gap);
            }
        }

        TwinGap[] ordered = [.. gaps.OrderByDescending(gap => gap.IsSilent).ThenByDescending(gap => gap.Stopped.Count).ThenByDescending(gap => gap.NeverSeen.Count).ThenBy(gap => gap.TwinId, StringComparer.Ordinal)];
        return _finding = new(ordered, expected, plant.At);
    }

    private static TwinGap? Gap(string twinId, PlantMoment plant, IReadOnlyList<string> paths, IEnumerable<SeriesLatest> stored, IReadOnlyDictionary<SeriesKey, SeriesState> silentOnes)
    {
        Dictionary<string, SeriesLatest> newest = [];
        foreach (SeriesLatest series in stored)
        {
            if (!newest.TryGetValue(series.Key.Field, out SeriesLatest? known) || series.TimeNs > known.TimeNs)
            {
                newest[series.Key.Field] = series;
            }
        }

        string[] never = [.. paths.Where(path => !newest.ContainsKey(path))];
        string[] stopped = [.. paths.Where(path => newest.TryGetValue(path, out SeriesLatest? series) && HasStopped(series, silentOnes, plant.At))];
        return never.Length + stopped.Length == 0
            ? null
            : new(twinId, plant.Title(twinId), paths.Count, stopped, never, newest.Count == 0 ? null : EpochTime.FromNs(newest.Values.Max(series => series.TimeNs)));
    }

    /// <summary>Silent for more than three of its mean intervals, and for longer than data stays fresh.</summary>
    private static bool HasStopped(SeriesLatest series, IReadOnlyDictionary<SeriesKey, SeriesState> silentOnes, DateTimeOffset now)
    {
        long silentNs = EpochTime.ToNs(now) - series.TimeNs;
        long meanNs = silentOnes.TryGetValue(series.Key, out SeriesState? state) && state.Count > 1 ? (state.LastNs - state.FirstNs) / (state.Count - 1) : 0;
        return silentNs > EpochTime.ToNs(PlantHealth.StaleAfter) && silentNs > SilentIntervals * meanNs;
    }
}
