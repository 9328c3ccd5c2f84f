using System.Collections.Immutable;
using BatteryTwin.Domain.Dtdl;

namespace BatteryTwin.Domain.Twins;

/// <summary>The whole graph at one moment: models, twins and relationships, immutable, safe to read from anywhere.</summary>
public sealed class TwinGraphSnapshot(ModelCatalog models, ImmutableDictionary<string, Twin> twins, RelationshipIndex relationships)
{
    public static TwinGraphSnapshot Empty { get; } = new(ModelCatalog.Empty, ImmutableDictionary.Create<string, Twin>(StringComparer.Ordinal), RelationshipIndex.Empty);

    public ModelCatalog Models { get; } = models;

    public ImmutableDictionary<string, Twin> Twins { get; } = twins;

    public RelationshipIndex Relationships { get; } = relationships;

    public Twin? Find(string twinId) => Twins.GetValueOrDefault(twinId);

    public TwinGraphSnapshot With(ModelCatalog models) => new(models, Twins, Relationships);

    public TwinGraphSnapshot With(RelationshipIndex relationships) => new(Models, Twins, relationships);

    /// <summary>The graph with a twin added, or replaced when its id exists.</summary>
    public TwinGraphSnapshot With(Twin twin) => new(Models, Twins.SetItem(twin.Id, twin), Relationships);

    public TwinGraphSnapshot WithoutTwin(string twinId) => new(Models, Twins.Remove(twinId), Relationships);
}
