using System.Collections.Immutable;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>Works out a past state of the whole graph from a later one: takes back what has changed since. Costs as much as there was change.</summary>
/// <param name="past">Reads the journal.</param>
/// <param name="later">A later state.</param>
/// <param name="sequence">The last change that counts.</param>
/// <param name="time">Its time.</param>
/// <param name="cancel">Stops reading.</param>
internal sealed class PastGraph(PastReader past, TwinGraphSnapshot later, long sequence, DateTimeOffset time, CancellationToken cancel)
{
    public TwinGraphSnapshot Read() => new(Models(), Twins(), Relationships());

    private ModelCatalog Models()
    {
        if (!past.ModelsChangedAfter(sequence))
        {
            return later.Models;
        }

        ModelReplay models = new(ModelCatalog.Empty);
        foreach (JournalEntry entry in past.Models(sequence))
        {
            models.Apply(entry);
        }

        return models.Catalog();
    }

    private ImmutableDictionary<string, Twin> Twins()
    {
        ImmutableDictionary<string, Twin>.Builder twins = later.Twins.ToBuilder();
        string[] changed = [.. later.Twins.Values.Where(twin => twin.LastUpdateTime > time).Select(twin => twin.Id), .. past.TwinsDeletedAfter(sequence)];
        foreach (string id in changed.Distinct(StringComparer.Ordinal))
        {
            cancel.ThrowIfCancellationRequested();
            if (past.Twin(id, sequence) is { } twin)
            {
                twins[id] = twin;
            }
            else
            {
                twins.Remove(id);
            }
        }

        return twins.ToImmutable();
    }

    private RelationshipIndex Relationships()
    {
        RelationshipIndexBuilder relationships = later.Relationships.ToBuilder();
        foreach ((string source, string id) in past.RelationshipsChangedAfter(sequence))
        {
            cancel.ThrowIfCancellationRequested();
            if (past.Relationship(source, id, sequence) is { } relationship)
            {
                relationships.Put(relationship);
            }
            else
            {
                relationships.Remove(source, id);
            }
        }

        return relationships.ToIndex();
    }
}
