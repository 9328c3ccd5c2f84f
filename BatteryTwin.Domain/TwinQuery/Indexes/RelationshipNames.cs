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

    /// <summary>The names after relationships have changed.</summary>
    /// <param name="next">The relationships after all of these changes.</param>
    /// <param name="changes">The changes, in order.</param>
    public RelationshipNames With(RelationshipIndex next, IReadOnlyList<RelationshipChange> changes)
    {
        Dictionary<string, (HashSet<string> Sources, int Count)> touched = new(StringComparer.Ordinal);
        HashSet<string> allSources = new(StringComparer.Ordinal);
        int count = Count;
        foreach (RelationshipChange change in changes)
        {
            Note(change.Before, -1);
            Note(change.After, 1);
        }

        ImmutableDictionary<string, Named> names = _names;
        foreach ((string name, (HashSet<string> sources, int more)) in touched)
        {
            Named named = names.GetValueOrDefault(name) ?? Named.None;
            names = names.SetItem(name, new(Update(named.Sources, sources, source => next.Has(source, name)), named.Count + more));
        }

        return new(names, Update(Sources, allSources, source => next.CountFrom(source) > 0), count);

        void Note(Relationship? relationship, int more)
        {
            if (relationship is null)
            {
                return;
            }

            (HashSet<string> sources, int balance) = touched.GetValueOrDefault(relationship.Name, (new(StringComparer.Ordinal), 0));
            sources.Add(relationship.SourceId);
            touched[relationship.Name] = (sources, balance + more);
            allSources.Add(relationship.SourceId);
            count += more;
        }
    }

    public IndexMatch Find(IReadOnlySet<string> names)
    {
        Named[] found = [.. names.Select(name => _names.GetValueOrDefault(name)).OfType<Named>()];
        return new(
            found.Sum(named => named.Count),
            found.SelectMany(named => named.Sources),
            found.Length == 1 ? first => IdOrder.From(found[0].Sources, first) : null);
    }

    /// <summary>Each of the sources comes in or goes, as the relationships now are.</summary>
    private static ImmutableSortedSet<string> Update(ImmutableSortedSet<string> set, HashSet<string> sources, Func<string, bool> isSource)
    {
        ImmutableSortedSet<string>.Builder builder = set.ToBuilder();
        foreach (string source in sources)
        {
            if (isSource(source))
            {
                builder.Add(source);
            }
            else
            {
                builder.Remove(source);
            }
        }

        return builder.ToImmutable();
    }

    private sealed record Named(ImmutableSortedSet<string> Sources, int Count)
    {
        public static Named None { get; } = new(ImmutableSortedSet.Create<string>(StringComparer.Ordinal), 0);
    }
}
