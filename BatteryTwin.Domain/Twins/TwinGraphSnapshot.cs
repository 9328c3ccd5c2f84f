using System.Collections.Immutable;
using BatteryTwin.Domain.Dtdl;

namespace BatteryTwin.Domain.Twins;

/// <summary>The whole graph at one moment: models, twins and relationships, immutable, safe to read from anywhere.</summary>
public sealed class TwinGraphSnapshot
{
    public static TwinGraphSnapshot Empty { get; } = new(ModelCatalog.Empty, ImmutableDictionary<string, Twin>.Empty, RelationshipIndex.Empty);

    public TwinGraphSnapshot(ModelCatalog models, ImmutableDictionary<string, Twin> twins, RelationshipIndex relationships)
    {
        Models = models;
        Twins = twins;
        Relationships = relationships;
    }

    public ModelCatalog Models { get; }

    public ImmutableDictionary<string, Twin> Twins { get; }

    public RelationshipIndex Relationships { get; }

    public Twin? Find(string twinId) => Twins.GetValueOrDefault(twinId);
}
