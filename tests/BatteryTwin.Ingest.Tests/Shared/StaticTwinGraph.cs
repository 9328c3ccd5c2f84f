using System.Collections.Immutable;
using System.Text.Json;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Tests.Shared;

/// <summary>A twin graph that a test sets as a whole.</summary>
internal sealed class StaticTwinGraph : ITwinGraph
{
    public const string ModelId = "dtmi:test:Mixer;1";

    public event Action<TwinChange>? Changed
    {
        add { }
        remove { }
    }

    public event Action? StructureChanged;

    public TwinGraphSnapshot Current { get; private set; } = TwinGraphSnapshot.Empty;

    /// <summary>Replaces models and twins: every twin is of one model with the given contents.</summary>
    public void Set(IEnumerable<string> twins, params InterfaceContent[] contents)
    {
        Interface bearing = new()
        {
            Id = "dtmi:test:Bearing;1",
            Source = default,
            Contents = [new() { Name = "rms", Kind = ContentKind.Telemetry, Schema = "double" }],
        };
        Interface mixer = new() { Id = ModelId, Source = default, Contents = [.. contents, new() { Name = "Bearings", Kind = ContentKind.Component, Schema = bearing.Id }] };
        ImmutableDictionary<string, Twin> all = twins.ToImmutableDictionary(id => id, id => new Twin { Id = id, ModelId = ModelId, ETag = "W/\"1\"", LastUpdateTime = DateTimeOffset.UnixEpoch });
        Current = new(new ModelCatalog([mixer, bearing]), all, RelationshipIndex.Empty);
        StructureChanged?.Invoke();
    }

    public static InterfaceContent Telemetry(string name, string schema, params string[] enumValues) =>
        new() { Name = name, Kind = ContentKind.Telemetry, Schema = schema, EnumValues = enumValues };

    public ValueTask<Twin> WriteAsync(string twinId, IReadOnlyList<PropertyWrite> writes, ChangeOrigin origin, CancellationToken cancel = default) => throw new NotSupportedException();

    public ValueTask ImportAsync(JsonElement graphDocument, ChangeOrigin origin, CancellationToken cancel = default) => throw new NotSupportedException();
}
