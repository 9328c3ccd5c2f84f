using System.Collections.Immutable;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.TwinQuery.Indexes;

/// <summary>For each relationship name how many relationships there are and which twins they start at. Immutable.</summary>
internal sealed class RelationshipNames
{
    private readonly ImmutableDictionary<string, Named> _names;

    private RelationshipNames(ImmutableDictionary<string, Named> names, ImmutableSortedSet<string> sources, int count)
    {
        _names = names;
        Sources = sources;
        Count = count;
    }

    /// <summary>Number of relationships.</summary>
    public int Count { get; }

    /// <summary>Every twin that a relationship starts at.</summary>
    public ImmutableSortedSet<string> Sources { get; }

    public static RelationshipNames Build(IEnumerable<Relationship> relationships)
    {
        Dictionary<string, (HashSet<string> Sources, int Count)> names = new(StringComparer.Ordinal);
        foreach (Relationship relationship in relationships)
        {
            (HashSet<string> sources, int count) = names.GetValueOrDefault(relationship.Name, ([], 0));
            sources.Add(relationship.SourceId);
            names[relationship.Name] = (sources, count + 1);
        }

        return new(
            names.ToImmutableDictionary(pair => pair.Key, pair => new Named(pair.Value.Sources.ToImmutableSortedSet(StringComparer.Ordinal), pair.Value.Count), StringComparer.Ordinal),
            names.Values.SelectMany(named => named.Sources).ToImmutableSortedSet(StringComparer.Ordinal),
            names.Values.Sum(named => named.Count));
    }

    /// <summary>The names after one relationship has changed.</summary>
    /// <param name="next">The relationships after all changes of the batch.</param>
    /// <param name="before">The relationship as it was; null when it is new.</param>
    /// <param name="after">The relationship as it is; null when it was deleted.</param>
    public RelationshipNames With(RelationshipIndex next, Relationship? before, Relationship? after)
    {
        ImmutableDictionary<string, Named> names = _names;
        ImmutableSortedSet<string> sources = Sources;
        if (before is not null)
        {
            Named named = names.GetValueOrDefault(before.Name) ?? Named.None;
            bool isLast = !next.From(before.SourceId, before.Name).Any();
            names = names.SetItem(before.Name, new(isLast ? named.Sources.Remove(before.SourceId) : named.Sources, named.Count - 1));
            sources = next.From(before.SourceId).Any() ? sources : sources.Remove(before.SourceId);
        }

        if (after is not null)
        {
            Named named = names.GetValueOrDefault(after.Name) ?? Named.None;
            names = names.SetItem(after.Name, new(named.Sources.Add(after.SourceId), named.Count + 1));
            sources = sources.Add(after.SourceId);
        }

        return new(names, sources, Count + (after is null ? 0 : 1) - (before is null ? 0 : 1));
    }

    public IndexMatch Find(IReadOnlySet<string> names)
    {
        Named[] found = [.. names.Select(name => _names.GetValueOrDefault(name)).OfType<Named>()];
        return new(
            found.Sum(named => named.Count),
            found.SelectMany(named => named.Sources),
            found.Length == 1 ? first => IdOrder.From(found[0].Sources, first) : null);
    }

    private sealed record Named(ImmutableSortedSet<string> Sources, int Count)
    {
        public static Named None { get; } = new(ImmutableSortedSet.Create<string>(StringComparer.Ordinal), 0);
    }
}
