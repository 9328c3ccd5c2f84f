using System.Collections.Immutable;
using BatteryTwin.Domain.TwinQuery.Values;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.TwinQuery.Indexes;

/// <summary>The values of one member over all twins, in order. Immutable; a change shares all but a few nodes with the index before it.</summary>
internal sealed class PropertyIndex
{
    private readonly ImmutableSortedSet<PropertyEntry> _entries;

    private PropertyIndex(MemberPath path, ImmutableSortedSet<PropertyEntry> entries)
    {
        Path = path;
        _entries = entries;
    }

    public MemberPath Path { get; }

    public static PropertyIndex Build(MemberPath path, IEnumerable<Twin> twins) =>
        new(path, twins.Select(twin => (Value: path.Of(twin), twin.Id)).Where(pair => pair.Value.IsDefined)
            .Select(pair => new PropertyEntry(pair.Value, pair.Id)).ToImmutableSortedSet());

    /// <summary>The index after twins have changed, in order; the same index when the member has not.</summary>
    public PropertyIndex With(IEnumerable<TwinChange> changes)
    {
        ImmutableSortedSet<PropertyEntry>.Builder? entries = null;
        foreach (TwinChange change in changes)
        {
            QueryValue old = change.Before is null ? default : Path.Of(change.Before);
            QueryValue value = change.After is null ? default : Path.Of(change.After);
            if (IsSameKey(old, value))
            {
                continue;
            }

            entries ??= _entries.ToBuilder();
            if (old.IsDefined)
            {
                entries.Remove(new(old, change.Before!.Id));
            }

            if (value.IsDefined)
            {
                entries.Add(new(value, change.After!.Id));
            }
        }

        return entries is null ? this : new(Path, entries.ToImmutable());
    }

    public IndexMatch Find(ValueRange range)
    {
        int first = Rank(range.Low is { } low
            ? low.Inclusive ? PropertyEntry.BeforeValue(low.Value) : PropertyEntry.AfterValue(low.Value)
            : PropertyEntry.BeforeKind(range.Kind ?? QueryValueKind.Undefined));
        int end = Rank(range.High is { } high
            ? high.Inclusive ? PropertyEntry.AfterValue(high.Value) : PropertyEntry.BeforeValue(high.Value)
            : PropertyEntry.AfterKind(range.Kind ?? QueryValueKind.Array));
        return new(Math.Max(0, end - first), Slice(first, end));
    }

    /// <summary>Objects and arrays are indexed as present only.</summary>
    private static bool IsSameKey(in QueryValue left, in QueryValue right) =>
        left.Kind == right.Kind && (left.Kind is QueryValueKind.Object or QueryValueKind.Array || left.Equals(right));

    /// <summary>How many entries stand before a probe, which itself is never in the set.</summary>
    private int Rank(in PropertyEntry probe) => ~_entries.IndexOf(probe);

    private IEnumerable<string> Slice(int first, int end)
    {
        for (int i = first; i < end; i++)
        {
            yield return _entries[i].TwinId;
        }
    }
}
