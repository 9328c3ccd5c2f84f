namespace BatteryTwin.Web.State.Maintenance.Data;

/// <summary>What differs between two versions, in words.</summary>
public static class DataDifference
{
    private const int Most = 4;

    public static bool IsNone(IReadOnlyList<DataFact> before, IReadOnlyList<DataFact> after) => before.SequenceEqual(after);

    /// <summary>For example <c>people 3 → 4; skills mechanical → mechanical, alignment</c>.</summary>
    public static string Words(IReadOnlyList<DataFact> before, IReadOnlyList<DataFact> after)
    {
        ILookup<string, string> old = before.ToLookup(fact => fact.Label, fact => fact.Value);
        ILookup<string, string> now = after.ToLookup(fact => fact.Label, fact => fact.Value);
        string[] changes = [.. old.Select(facts => facts.Key).Union(now.Select(facts => facts.Key)).Where(label => !old[label].SequenceEqual(now[label])).Select(label => $"{label} {Said(old[label])} → {Said(now[label])}")];
        return string.Join("; ", changes.Take(Most)) + (changes.Length > Most ? $"; and {changes.Length - Most} more" : string.Empty);
    }

    private static string Said(IEnumerable<string> values) => string.Join(", ", values) is { Length: > 0 } words ? words : "nothing";
}
