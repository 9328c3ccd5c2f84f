using System.Collections.Immutable;
using System.Text.Json;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>A twin graph in memory that tests fill by hand; writes are not checked against models.</summary>
internal sealed class PlantGraph(TimeProvider time) : ITwinGraph
{
    private readonly List<Interface> _models = [];
    private ImmutableDictionary<string, Twin> _twins = ImmutableDictionary<string, Twin>.Empty;
    private RelationshipIndex _relationships = RelationshipIndex.Empty;

    public event Action<TwinChange>? Changed;

    public event Action? StructureChanged;

    public TwinGraphSnapshot Current { get; private set; } = TwinGraphSnapshot.Empty;

    /// <summary>What <see cref="ImportAsync"/> received; it fails with <see cref="ImportFault"/> when that is set.</summary>
    public List<JsonElement> Imported { get; } = [];

    public string? ImportFault { get; set; }

    public PlantGraph Model(string id, string displayName, params InterfaceContent[] contents)
    {
        _models.Add(new() { Id = id, DisplayName = displayName, Contents = [.. contents], Source = default });
        return Publish();
    }

    public PlantGraph Twin(string id, string modelId, params (string Path, object Value)[] properties)
    {
        Twin twin = new()
        {
            Id = id,
            ModelId = modelId,
            ETag = "W/\"1\"",
            LastUpdateTime = time.GetUtcNow(),
            Properties = properties.ToImmutableSortedDictionary(item => item.Path, item => new TwinProperty(JsonSerializer.SerializeToElement(item.Value), time.GetUtcNow()), StringComparer.Ordinal),
        };
        _twins = _twins.SetItem(id, twin);
        return Publish();
    }

    public PlantGraph Relate(string from, string name, string to)
    {
        _relationships = _relationships.With(new() { Id = $"{from}-{name}-{to}", Name = name, SourceId = from, TargetId = to, ETag = "W/\"1\"" });
        return Publish();
    }

    /// <summary>Adds one line with a number of stations in a chain, at once.</summary>
    public PlantGraph Many(int stations, string containment)
    {
        _models.Add(new() { Id = "dtmi:t:Many;1", Source = default });
        Twin sample = new() { Id = "Line", ModelId = "dtmi:t:Many;1", ETag = "W/\"1\"", LastUpdateTime = time.GetUtcNow() };
        _twins = _twins.SetItem(sample.Id, sample);
        for (int i = 0; i < stations; i++)
        {
            string id = $"Station{i:D5}";
            _twins = _twins.SetItem(id, sample with { Id = id });
            _relationships = _relationships.With(new() { Id = id, Name = containment, SourceId = sample.Id, TargetId = id, ETag = "W/\"1\"" });
        }

        return Publish();
    }

    public ValueTask<Twin> WriteAsync(string twinId, IReadOnlyList<PropertyWrite> writes, ChangeOrigin origin, CancellationToken cancel = default)
    {
        Twin before = _twins[twinId];
        Twin after = before with
        {
            LastUpdateTime = time.GetUtcNow(),
            Properties = before.Properties.SetItems(writes.Select(write => KeyValuePair.Create(write.Path, new TwinProperty(write.Value!.Value, time.GetUtcNow(), write.SourceTime)))),
        };
        _twins = _twins.SetItem(twinId, after);
        Current = new(Current.Models, _twins, _relationships);
        Changed?.Invoke(new(twinId, before, after, origin, time.GetUtcNow()));
        return ValueTask.FromResult(after);
    }

    public ValueTask ImportAsync(JsonElement graphDocument, ChangeOrigin origin, CancellationToken cancel = default)
    {
        if (ImportFault is not null)
        {
            throw new TwinGraphException(ImportFault);
        }

        Imported.Add(graphDocument);
        return ValueTask.CompletedTask;
    }

    private PlantGraph Publish()
    {
        Current = new(new ModelCatalog(_models), _twins, _relationships);
        StructureChanged?.Invoke();
        return this;
    }
}
