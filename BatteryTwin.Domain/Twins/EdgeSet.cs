using System.Collections.Immutable;

namespace BatteryTwin.Domain.Twins;

/// <summary>
/// The relationships at one end of one twin, by source and id. Immutable. Nearly all twins have a handful, which a sorted array holds at eight
/// bytes each; from <see cref="MaxInArray"/> on trees take over, one of all and one per name.
/// </summary>
internal sealed class EdgeSet
{
    private const int MaxInArray = 48;

    private static readonly Comparer<Relationship> s_order = Comparer<Relationship>.Create(Compare);

    private readonly Relationship[]? _few;
    private readonly ImmutableSortedSet<Relationship> _many = [];
    private readonly ImmutableDictionary<string, ImmutableSortedSet<Relationship>> _byName = ImmutableDictionary<string, ImmutableSortedSet<Relationship>>.Empty;

    private EdgeSet(Relationship[] few) => _few = few;

    private EdgeSet(ImmutableSortedSet<Relationship> many, ImmutableDictionary<string, ImmutableSortedSet<Relationship>> byName)
    {
        _many = many;
        _byName = byName;
    }

    public static EdgeSet Empty { get; } = new([]);

    public int Count => _few?.Length ?? _many.Count;

    public IEnumerable<Relationship> All => _few is not null ? _few : _many;

    public static EdgeSet Of(IEnumerable<Relationship> edges)
    {
        Relationship[] sorted = [.. edges];
        Array.Sort(sorted, s_order);
        return sorted.Length <= MaxInArray
            ? new(sorted)
            : new(sorted.ToImmutableSortedSet(s_order), sorted.GroupBy(edge => edge.Name, StringComparer.Ordinal).ToImmutableDictionary(group => group.Key, group => group.ToImmutableSortedSet(s_order), StringComparer.Ordinal));
    }

    public IEnumerable<Relationship> Named(string name) => _few is not null ? _few.Where(edge => edge.Name == name) : _byName.GetValueOrDefault(name) ?? [];

    public bool Has(string name) => _few is not null ? Array.Exists(_few, edge => edge.Name == name) : _byName.ContainsKey(name);

    public Relationship? Find(string sourceId, string relationshipId)
    {
        if (_few is not null)
        {
            foreach (Relationship edge in _few)
            {
                if (edge.Id == relationshipId && edge.SourceId == sourceId)
                {
                    return edge;
                }
            }

            return null;
        }

        // Only source and id take part in the order.
        Relationship probe = new() { SourceId = sourceId, Id = relationshipId, Name = string.Empty, TargetId = string.Empty, ETag = string.Empty };
        return _many.TryGetValue(probe, out Relationship? found) ? found : null;
    }

    /// <summary>With an edge that is not in it.</summary>
    public EdgeSet With(Relationship edge)
    {
        if (_few is null)
        {
            ImmutableSortedSet<Relationship> named = _byName.GetValueOrDefault(edge.Name) ?? ImmutableSortedSet.Create<Relationship>(s_order);
            return new(_many.Add(edge), _byName.SetItem(edge.Name, named.Add(edge)));
        }

        if (_few.Length == MaxInArray)
        {
            return Of(_few.Append(edge));
        }

        int place = ~Array.BinarySearch(_few, edge, s_order);
        return new([.. _few.AsSpan(0, place), edge, .. _few.AsSpan(place)]);
    }

    /// <summary>Without an edge that is in it.</summary>
    public EdgeSet Without(Relationship edge)
    {
        if (_few is not null)
        {
            return new(Array.FindAll(_few, other => !ReferenceEquals(other, edge)));
        }

        if (_many.Count - 1 <= MaxInArray / 2)
        {
            return new([.. _many.Remove(edge)]);
        }

        ImmutableSortedSet<Relationship> named = _byName[edge.Name].Remove(edge);
        return new(_many.Remove(edge), named.IsEmpty ? _byName.Remove(edge.Name) : _byName.SetItem(edge.Name, named));
    }

    private static int Compare(Relationship? left, Relationship? right)
    {
        int bySource = string.CompareOrdinal(left!.SourceId, right!.SourceId);
        return bySource != 0 ? bySource : string.CompareOrdinal(left.Id, right.Id);
    }
}
