using System.Collections.Immutable;
using BatteryTwin.Domain.TwinQuery.Conditions;
using BatteryTwin.Domain.TwinQuery.Indexes;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.TwinQuery.Planning;

/// <summary>Finds the cheapest way to relationships: by source, by target, or by name.</summary>
internal static class RelationshipPaths
{
    public static RelationshipAccess? Find(ImmutableArray<Condition> conjuncts, IQueryIndexes indexes)
    {
        RelationshipIndex relationships = indexes.Snapshot.Relationships;
        double perTwin = indexes.RelationshipCount / (double)Math.Max(1, indexes.TwinCount);
        List<RelationshipAccess> paths = [];
        if (AccessPathFinder.TextsFor(conjuncts, 0, "$sourceId") is { } sources)
        {
            paths.Add(new($"relationships that start at {Describe(sources)}", sources.Count * perTwin, _ => InOrder(sources).SelectMany(id => relationships.From(id))));
        }

        if (AccessPathFinder.TextsFor(conjuncts, 0, "$targetId") is { } targets)
        {
            paths.Add(new($"relationships that end at {Describe(targets)}", targets.Count * perTwin, _ => Sorted(targets.SelectMany(id => relationships.To(id)))));
        }

        if (AccessPathFinder.TextsFor(conjuncts, 0, "$relationshipName") is { } names && indexes.RelationshipsNamed(names) is { } match)
        {
            Func<string, IEnumerable<string>> idsFrom = match.InOrderFrom ?? (_ => InOrder(match.TwinIds.Distinct()));
            IEnumerable<Relationship> Named(string first) => idsFrom(first).SelectMany(id => relationships.From(id)).Where(edge => names.Contains(edge.Name));
            paths.Add(new($"index of relationship names: {string.Join(", ", names)}", match.Count, Named, IsExact: true));
        }

        return paths.MinBy(path => path.Rows);
    }

    public static int Compare(Relationship left, Relationship right) => Compare(left.SourceId, left.Id, right.SourceId, right.Id);

    /// <summary>The order of relationships in results: by source, then by id.</summary>
    public static int Compare(string leftSource, string leftId, string rightSource, string rightId)
    {
        int bySource = string.CompareOrdinal(leftSource, rightSource);
        return bySource != 0 ? bySource : string.CompareOrdinal(leftId, rightId);
    }

    private static IOrderedEnumerable<string> InOrder(IEnumerable<string> ids) => ids.Order(StringComparer.Ordinal);

    private static IOrderedEnumerable<Relationship> Sorted(IEnumerable<Relationship> relationships) => relationships.Order(Comparer<Relationship>.Create(Compare));

    private static string Describe(IReadOnlySet<string> ids) => ids.Count == 1 ? $"'{ids.First()}'" : $"one of {ids.Count} twins";
}
