using System.Text.Json;

namespace BatteryTwin.Domain.Dtdl.Folders;

/// <summary>Puts models into an order in which a twin service takes them: what a model inherits from or has as a component comes before it.</summary>
public static class ModelUploadOrder
{
    /// <summary>
    /// Cuts models into uploads. Each upload only needs models of its own and of earlier ones; as far as their needs allow, models stay in the order given.
    /// Models that need each other in a circle, which no service takes, come last.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<JsonElement>> Batches(IReadOnlyList<JsonElement> models, int mostPerBatch) =>
        [.. Ordered(models).Chunk(mostPerBatch)];

    private static List<JsonElement> Ordered(IReadOnlyList<JsonElement> models)
    {
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        for (int i = 0; i < models.Count; i++)
        {
            places.TryAdd(ModelCatalog.IdOf(models[i]), i);
        }

        int[] open = new int[models.Count];
        List<int>[] waiting = [.. models.Select(_ => new List<int>())];
        for (int i = 0; i < models.Count; i++)
        {
            foreach (int needed in Needs(models[i]).Distinct(StringComparer.Ordinal).Where(places.ContainsKey).Select(id => places[id]).Where(place => place != i))
            {
                open[i]++;
                waiting[needed].Add(i);
            }
        }

        PriorityQueue<int, int> ready = new(Enumerable.Range(0, models.Count).Where(i => open[i] == 0).Select(i => (i, i)));
        List<JsonElement> ordered = new(models.Count);
        while (ready.TryDequeue(out int next, out _))
        {
            ordered.Add(models[next]);
            foreach (int waits in waiting[next].Where(waits => --open[waits] == 0))
            {
                ready.Enqueue(waits, waits);
            }
        }

        ordered.AddRange(Enumerable.Range(0, models.Count).Where(i => open[i] > 0).Select(i => models[i]));
        return ordered;
    }

    /// <summary>Ids that an interface extends or has as component schemas.</summary>
    private static IEnumerable<string> Needs(JsonElement model)
    {
        IEnumerable<JsonElement> parents = Entries(model, "extends");
        IEnumerable<JsonElement> components = Entries(model, "contents").Where(content => Entries(content, "@type").Any(IsComponent)).SelectMany(component => Entries(component, "schema"));
        return parents.Concat(components).Where(entry => entry.ValueKind == JsonValueKind.String).Select(entry => entry.GetString()!);
    }

    private static bool IsComponent(JsonElement type) =>
        type.ValueKind == JsonValueKind.String && type.GetString() is "Component" or "dtmi:dtdl:class:Component;2" or "dtmi:dtdl:class:Component;3";

    private static JsonElement[] Entries(JsonElement owner, string member)
    {
        if (owner.ValueKind != JsonValueKind.Object || !owner.TryGetProperty(member, out JsonElement value))
        {
            return [];
        }

        return value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
    }
}
