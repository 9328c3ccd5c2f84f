using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>
/// The states that a <see cref="GraphChangeFeed"/> has come to: those it has changed itself, and for all others where it began: a graph, or, where that
/// is long past, the journal. Grows with the number of twins and relationships that changed, until the feed has caught up and begins anew.
/// </summary>
/// <param name="start">The graph where it began; null to read single states from the journal.</param>
/// <param name="sequence">The last change of that.</param>
internal sealed class FeedStates(TwinGraphSnapshot? start, long sequence)
{
    private readonly Dictionary<string, Twin?> _twins = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Source, string Id), Relationship?> _relationships = [];

    public Twin? Twin(string id, PastReader past)
    {
        if (!_twins.TryGetValue(id, out Twin? twin))
        {
            twin = start is null ? past.Twin(id, sequence) : start.Find(id);
            _twins[id] = twin;
        }

        return twin;
    }

    public Relationship? Relationship(string source, string id, PastReader past)
    {
        if (!_relationships.TryGetValue((source, id), out Relationship? relationship))
        {
            relationship = start is null ? past.Relationship(source, id, sequence) : start.Relationships.Find(source, id);
            _relationships[(source, id)] = relationship;
        }

        return relationship;
    }

    public void Set(string id, Twin? twin) => _twins[id] = twin;

    public void Set(string source, string id, Relationship? relationship) => _relationships[(source, id)] = relationship;
}
