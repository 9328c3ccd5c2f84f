using System.Collections.Immutable;

namespace BatteryTwin.Domain.TwinQuery.Indexes;

/// <summary>Reads sorted sets of ids from a place in the middle, without reading what stands before it.</summary>
internal static class IdOrder
{
    /// <summary>The ids from <paramref name="first"/> (inclusive; it need not be there) on.</summary>
    public static IEnumerable<string> From(ImmutableSortedSet<string> ids, string first)
    {
        int rank = ids.IndexOf(first);
        return rank is 0 or -1 ? ids : Slice(ids, rank < 0 ? ~rank : rank);
    }

    /// <summary>Disjoint sequences, each in order, as one in order.</summary>
    public static IEnumerable<string> Merge(IReadOnlyList<IEnumerable<string>> sequences) => sequences.Count == 1 ? sequences[0] : MergeMany(sequences);

    private static IEnumerable<string> Slice(ImmutableSortedSet<string> ids, int first)
    {
        for (int i = first; i < ids.Count; i++)
        {
            yield return ids[i];
        }
    }

    private static IEnumerable<string> MergeMany(IReadOnlyList<IEnumerable<string>> sequences)
    {
        List<IEnumerator<string>> readers = [.. sequences.Select(sequence => sequence.GetEnumerator())];
        try
        {
            PriorityQueue<IEnumerator<string>, string> next = new(StringComparer.Ordinal);
            next.EnqueueRange(readers.Where(reader => reader.MoveNext()).Select(reader => (reader, reader.Current)));
            while (next.TryDequeue(out IEnumerator<string>? reader, out string? id))
            {
                yield return id;
                if (reader.MoveNext())
                {
                    next.Enqueue(reader, reader.Current);
                }
            }
        }
        finally
        {
            readers.ForEach(reader => reader.Dispose());
        }
    }
}
