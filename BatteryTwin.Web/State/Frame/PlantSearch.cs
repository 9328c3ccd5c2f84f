using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Web.State.Frame;

/// <summary>Finds twins, modelled or only sending data, and their fields by part of the name. Singleton.</summary>
public sealed class PlantSearch(PlantWatch watch, ITelemetryStore store, TimeProvider time)
{
    private static readonly TimeSpan s_indexHolds = TimeSpan.FromSeconds(5);

    private volatile Index? _index;

    /// <summary>The best hits, assets before fields, names that begin with the text before names that hold it; and how many there are in all.</summary>
    public (IReadOnlyList<SearchHit> Hits, int Total) Find(string text, int limit)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length == 0)
        {
            return ([], 0);
        }

        (Entry Entry, int Rank)[] found = [.. Current().Entries.Select(entry => (entry, Rank(entry, words))).Where(pair => pair.Item2 >= 0)];
        return ([.. found.OrderBy(pair => pair.Rank).ThenBy(pair => pair.Entry.Hit.Title, StringComparer.OrdinalIgnoreCase).Take(limit).Select(pair => pair.Entry.Hit)], found.Length);
    }

    /// <summary>Lower is better; -1 when a word occurs nowhere.</summary>
    private static int Rank(Entry entry, string[] words)
    {
        if (!words.All(word => entry.Text.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            return -1;
        }

        int place = entry.Hit.Title.StartsWith(words[0], StringComparison.OrdinalIgnoreCase) ? 0 : entry.Hit.Title.Contains(words[0], StringComparison.OrdinalIgnoreCase) ? 1 : 2;
        return (entry.IsField ? 3 : 0) + place;
    }

    private Index Current()
    {
        DateTimeOffset now = time.GetUtcNow();
        if (_index is { } index && (now - index.TakenAt).Duration() < s_indexHolds)
        {
            return index;
        }

        return _index = new(Entries(), now);
    }

    private Entry[] Entries()
    {
        PlantMoment plant = watch.Now();
        ILookup<string, SeriesState> fields = store.Series(SeriesSelector.All).Where(series => series.Key.Twin is not null).ToLookup(series => series.Key.Twin!, StringComparer.Ordinal);
        IEnumerable<string> twins = plant.Graph.Twins.Keys.Concat(fields.Select(group => group.Key)).Distinct(StringComparer.Ordinal);
        return [.. twins.SelectMany(twin => Entries(plant, twin, fields[twin]))];
    }

    private static IEnumerable<Entry> Entries(PlantMoment plant, string twinId, IEnumerable<SeriesState> fields)
    {
        string title = plant.Title(twinId);
        bool isModelled = plant.Graph.Find(twinId) is not null;
        string kind = isModelled ? AssetNames.Kind(plant.Graph, twinId) : "Sends data, not modelled";
        yield return new(new(title, title == twinId ? kind : $"{kind} · {twinId}", AssetRoutes.Href(plant.Topology, twinId)), $"{title} {twinId} {kind}", IsField: false);
        foreach (string field in fields.Select(series => series.Key.Field).Distinct(StringComparer.Ordinal))
        {
            string name = plant.Graph.Find(twinId) is { } twin ? plant.Graph.Models.Resolve(twin.ModelId, field)?.DisplayName ?? field : field;
            string href = $"{AssetRoutes.Asset(twinId)}?signals={Uri.EscapeDataString(field)}";
            yield return new(new(name, $"{field} · {title}", href), $"{name} {field} {title} {twinId}", IsField: true);
        }
    }

    private sealed record Entry(SearchHit Hit, string Text, bool IsField);

    private sealed record Index(Entry[] Entries, DateTimeOffset TakenAt);
}
