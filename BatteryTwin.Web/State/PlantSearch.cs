using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Maintenance;
using BatteryTwin.Web.State.Assets;

namespace BatteryTwin.Web.State;

/// <summary>Finds twins, modelled or only sending data, and their signals by parts of the name. Singleton.</summary>
public sealed class PlantSearch(PlantWatch watch, ITelemetryStore store, TimeProvider time, IWorkOrders? orders = null)
{
    private static readonly TimeSpan s_indexHolds = TimeSpan.FromSeconds(5);

    private volatile Index? _index;

    /// <summary>Best matches first: assets before signals, names that begin with the text before names that hold it. Every word must occur.</summary>
    public async ValueTask<IReadOnlyList<SearchHit>> FindAsync(string text, int limit = 12, CancellationToken cancel = default)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Length == 0
            ? []
            :
            [
                .. (await CurrentAsync(cancel)).Entries.Select(entry => (Entry: entry, Rank: Rank(entry, words)))
                    .Where(match => match.Rank >= 0)
                    .OrderBy(match => match.Rank)
                    .ThenBy(match => match.Entry.Hit.Name, StringComparer.OrdinalIgnoreCase)
                    .Take(limit)
                    .Select(match => match.Entry.Hit),
            ];
    }

    /// <summary>Lower is better; -1 when a word occurs nowhere.</summary>
    private static int Rank(Entry entry, string[] words)
    {
        if (!words.All(word => entry.Text.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            return -1;
        }

        string name = entry.Hit.Name;
        int place = name.StartsWith(words[0], StringComparison.OrdinalIgnoreCase) ? 0 : name.Contains(words[0], StringComparison.OrdinalIgnoreCase) ? 1 : 2;
        return entry.IsSignal ? 3 + place : place;
    }

    private async ValueTask<Index> CurrentAsync(CancellationToken cancel)
    {
        DateTimeOffset now = time.GetUtcNow();
        return _index is { } index && (now - index.TakenAt).Duration() < s_indexHolds ? index : _index = new(await EntriesAsync(cancel), now);
    }

    private async ValueTask<Entry[]> EntriesAsync(CancellationToken cancel)
    {
        PlantMoment plant = watch.Now();
        ILookup<string, string> fields = (await SeriesAsync(cancel)).Where(series => series.Key.Twin is not null).ToLookup(series => series.Key.Twin!, series => series.Key.Field, StringComparer.Ordinal);
        IEnumerable<string> twins = plant.Graph.Twins.Keys.Concat(fields.Select(group => group.Key)).Distinct(StringComparer.Ordinal);
        return [.. twins.SelectMany(twin => Entries(plant, twin, fields[twin].Distinct(StringComparer.Ordinal))), .. (orders?.Live ?? []).Select(order => Order(plant, order))];
    }

    /// <summary>Stored series; none while the store cannot be read, so that twins are found all the same.</summary>
    private async ValueTask<IReadOnlyList<SeriesLatest>> SeriesAsync(CancellationToken cancel)
    {
        try
        {
            return await store.LatestAsync(SeriesSelector.All, cancel);
        }
        catch (StorageUnavailableException)
        {
            return [];
        }
    }

    private static Entry Order(PlantMoment plant, WorkOrder order)
    {
        string place = plant.Title(order.Content.Asset);
        return new(new(order.Content.Title, $"Work order · {place}", $"/maintenance?order={Uri.EscapeDataString(order.Id)}"), $"{order.Content.Title} {place} {order.Id} work order", IsSignal: false);
    }

    private static IEnumerable<Entry> Entries(PlantMoment plant, string twinId, IEnumerable<string> fields)
    {
        string title = plant.Title(twinId);
        string? modelId = plant.Graph.Find(twinId)?.ModelId;
        string kind = modelId is null ? "Machine without a model" : AssetNames.Kind(plant.Graph, twinId);
        yield return new(new(title, title == twinId ? kind : $"{kind} · {twinId}", AssetPaths.Of(plant.Topology, twinId)), $"{title} {twinId} {kind}", IsSignal: false);
        foreach (string field in fields)
        {
            string name = modelId is null ? field : plant.Graph.Models.Resolve(modelId, field)?.DisplayName?.Default ?? field;
            string path = $"/assets/{Uri.EscapeDataString(twinId)}?signals={Uri.EscapeDataString(Uri.EscapeDataString(field))}";
            yield return new(new(name, $"{field} · {title}", path), $"{name} {field} {title} {twinId}", IsSignal: true);
        }
    }

    private sealed record Entry(SearchHit Hit, string Text, bool IsSignal);

    private sealed record Index(Entry[] Entries, DateTimeOffset TakenAt);
}
