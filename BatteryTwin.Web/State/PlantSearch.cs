using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Web.State;

/// <summary>Finds twins, their fields, and machines that only send data, by part of the name. Singleton.</summary>
public sealed class PlantSearch(ITwinGraph graph, ITelemetryStore store)
{
    /// <summary>Best matches first: names that start with the text, then those that contain it, then fields.</summary>
    public IReadOnlyList<SearchHit> Find(string text, int limit = 12)
    {
        string wanted = text.Trim();
        if (wanted.Length == 0)
        {
            return [];
        }

        TwinGraphSnapshot current = graph.Current;
        IEnumerable<SearchHit> twins = current.Twins.Values
            .Where(twin => Contains(twin.Id, wanted))
            .OrderBy(twin => !twin.Id.StartsWith(wanted, StringComparison.OrdinalIgnoreCase)).ThenBy(twin => twin.Id.Length).ThenBy(twin => twin.Id, StringComparer.Ordinal)
            .Select(twin => new SearchHit(twin.Id, current.Models.Find(twin.ModelId)?.DisplayName ?? twin.ModelId, PathOf(twin.Id)));
        return [.. twins.Concat(Unmapped(current, wanted)).Concat(Fields(current, wanted)).Take(limit)];
    }

    private IEnumerable<SearchHit> Unmapped(TwinGraphSnapshot current, string wanted) => store.Series(SeriesSelector.All)
        .Select(series => series.Key.Twin)
        .OfType<string>()
        .Distinct()
        .Where(twin => current.Find(twin) is null && Contains(twin, wanted))
        .Select(twin => new SearchHit(twin, "Machine without a model", PathOf(twin)));

    private static IEnumerable<SearchHit> Fields(TwinGraphSnapshot current, string wanted) =>
        from twin in current.Twins.Values.OrderBy(twin => twin.Id, StringComparer.Ordinal)
        from content in current.Models.Contents(twin.ModelId).Values
        where content.Kind is ContentKind.Telemetry or ContentKind.Property && (Contains(content.Name, wanted) || Contains(content.DisplayName ?? string.Empty, wanted))
        select new SearchHit(content.DisplayName ?? content.Name, twin.Id, $"{PathOf(twin.Id)}?signals={Uri.EscapeDataString(content.Name)}");

    private static bool Contains(string name, string wanted) => name.Contains(wanted, StringComparison.OrdinalIgnoreCase);

    private static string PathOf(string twinId) => $"/assets/{Uri.EscapeDataString(twinId)}";
}
