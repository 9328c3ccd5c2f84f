using BatteryTwin.Domain.TwinQuery.Values;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.TwinQuery.Indexes;

/// <summary>No index at all: every query reads the whole graph. For past states, which are asked for once.</summary>
public sealed class SnapshotScan : IQueryIndexes
{
    private readonly Lazy<string[]> _ids;

    public SnapshotScan(TwinGraphSnapshot snapshot)
    {
        Snapshot = snapshot;
        _ids = new(() => [.. snapshot.Twins.Keys.Order(StringComparer.Ordinal)]);
    }

    public TwinGraphSnapshot Snapshot { get; }

    public int TwinCount => Snapshot.Twins.Count;

    public int RelationshipCount => Snapshot.Relationships.Count;

    public IEnumerable<Twin> TwinsFrom(string firstId)
    {
        string[] ids = _ids.Value;
        int first = Array.BinarySearch(ids, firstId, StringComparer.Ordinal);
        for (int i = first < 0 ? ~first : first; i < ids.Length; i++)
        {
            yield return Snapshot.Twins[ids[i]];
        }
    }

    public IEnumerable<Relationship> RelationshipsFrom(string firstSourceId) =>
        Snapshot.Relationships.All.SkipWhile(edge => string.CompareOrdinal(edge.SourceId, firstSourceId) < 0);

    public IndexMatch? TwinsOfModels(IReadOnlySet<string> modelIds) => null;

    public IndexMatch? TwinsWhere(MemberPath path, ValueRange range) => null;

    public IndexMatch? RelationshipsNamed(IReadOnlySet<string> names) => null;
}
