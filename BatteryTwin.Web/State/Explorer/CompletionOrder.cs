using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State.Explorer;

/// <summary>Picks and sorts candidates by what is already written: those that begin with it before those that contain it.</summary>
internal static class CompletionOrder
{
    /// <summary>Most candidates shown.</summary>
    public const int MostShown = 50;

    public static IReadOnlyList<CompletionItem> Best(IEnumerable<CompletionItem> candidates, string prefix)
    {
        List<CompletionItem> matching = [.. candidates.Where(item => item.Label.Contains(prefix, StringComparison.OrdinalIgnoreCase))];
        return [.. matching
            .DistinctBy(item => item.Label, StringComparer.Ordinal)
            .OrderBy(item => item.Label.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? 0 : 1)
            .ThenBy(item => Rank(item.Kind))
            .ThenBy(item => item.Label, StringComparer.OrdinalIgnoreCase)
            .Take(MostShown)];
    }

    /// <summary>Twins whose id contains what is written, the ones that begin with it first; only as many as are shown are made.</summary>
    public static IEnumerable<CompletionItem> Twins(TwinGraphSnapshot graph, string prefix) => graph.Twins.Keys
        .Where(id => id.Contains(prefix, StringComparison.OrdinalIgnoreCase))
        .OrderBy(id => id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? 0 : 1)
        .ThenBy(id => id, StringComparer.OrdinalIgnoreCase)
        .Take(MostShown)
        .Select(id => new CompletionItem(id, id.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal), CompletionKind.Twin, graph.Models.Interface(graph.Twins[id].ModelId)?.Label));

    private static int Rank(CompletionKind kind) => kind switch
    {
        CompletionKind.Alias => 0,
        CompletionKind.Property or CompletionKind.Component => 1,
        CompletionKind.Function => 2,
        _ => 3,
    };
}
