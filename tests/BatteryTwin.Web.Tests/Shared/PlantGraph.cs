using System.Collections.Immutable;
using System.Text.Json;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>A twin graph in memory that tests fill by hand, without regard to what the models allow; requests on it are checked as always.</summary>
internal sealed class PlantGraph(TimeProvider time) : InMemoryTwinGraph(TwinGraphSnapshot.Empty, GraphLimits.Default, time), ITwinGraph
{
    private readonly TimeProvider _time = time;
    private readonly List<string> _models = [];
    private ImmutableDictionary<string, Twin> _twins = ImmutableDictionary.Create<string, Twin>(StringComparer.Ordinal);
    private RelationshipIndex _relationships = RelationshipIndex.Empty;

    /// <summary>What <see cref="ITwinGraph.ImportAsync"/> received; it fails with <see cref="ImportFault"/> when that is set.</summary>
    public List<JsonElement> Imported { get; } = [];

    public string? ImportFault { get; set; }

    /// <summary>Adds a model; contents are DTDL, see <see cref="Content"/>.</summary>
    public PlantGraph Model(string id, string displayName, params string[] contents)
    {
        _models.Add(Interface(id, displayName, contents));
        return Publish();
    }

    /// <summary>Adds a model by its DTDL document.</summary>
    public PlantGraph Document(string dtdl)
    {
        _models.Add(dtdl);
        return Publish();
    }

    /// <summary>The DTDL of a property or telemetry of type double.</summary>
    public static string Content(string kind, string name, string? displayName = null, string? comment = null) =>
        JsonSerializer.Serialize(new Dictionary<string, object?> { ["@type"] = kind, ["name"] = name, ["schema"] = "double", ["displayName"] = displayName ?? name, ["comment"] = comment ?? "free text" });

    public PlantGraph Twin(string id, string modelId, params (string Path, object Value)[] properties)
    {
        Twin twin = new()
        {
            Id = id,
            ModelId = modelId,
            ETag = "W/\"1\"",
            LastUpdateTime = _time.GetUtcNow(),
            Properties = properties.ToImmutableSortedDictionary(item => item.Path, item => new TwinProperty(JsonSerializer.SerializeToElement(item.Value), _time.GetUtcNow()), StringComparer.Ordinal),
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
        _models.Add(Interface("dtmi:t:Many;1", "Many"));
        Twin sample = new() { Id = "Line", ModelId = "dtmi:t:Many;1", ETag = "W/\"1\"", LastUpdateTime = _time.GetUtcNow() };
        _twins = _twins.SetItem(sample.Id, sample);
        for (int i = 0; i < stations; i++)
        {
            string id = $"Station{i:D5}";
            _twins = _twins.SetItem(id, sample with { Id = id });
            _relationships = _relationships.With(new() { Id = id, Name = containment, SourceId = sample.Id, TargetId = id, ETag = "W/\"1\"" });
        }

        return Publish();
    }

    public new ValueTask ImportAsync(JsonElement graphDocument, ChangeOrigin origin, CancellationToken cancel = default)
    {
        if (ImportFault is not null)
        {
            throw new TwinGraphException(ImportFault);
        }

        Imported.Add(graphDocument);
        return ValueTask.CompletedTask;
    }

    /// <summary>Writes properties without asking the model.</summary>
    public new ValueTask<Twin> WriteAsync(string twinId, IReadOnlyList<PropertyWrite> writes, ChangeOrigin origin, CancellationToken cancel = default)
    {
        Twin before = _twins[twinId];
        Twin after = TwinEdit.Apply(before, writes, _time.GetUtcNow(), "W/\"2\"");
        _twins = _twins.SetItem(twinId, after);
        Publish(new(Current.With(after), new TwinChange(twinId, before, after, origin, _time.GetUtcNow())));
        return ValueTask.FromResult(after);
    }

    private static string Interface(string id, string displayName, params string[] contents) => $$"""
        {"@context": "dtmi:dtdl:context;2", "@id": "{{id}}", "@type": "Interface", "displayName": {{JsonSerializer.Serialize(displayName)}}, "contents": [{{string.Join(",", contents)}}]}
        """;

    private PlantGraph Publish()
    {
        ModelCatalog models = _models.Count == 0 ? ModelCatalog.Empty : ModelCatalog.Empty.With([.. _models.Select(model => JsonElement.Parse(model))], DateTimeOffset.UnixEpoch);
        GraphChange[] changes =
        [
            .. models.All.Where(model => Current.Models.Find(model.Id) is null).Select(model => new ModelChange(null, model, ChangeOrigin.Import, _time.GetUtcNow())),
            .. _twins.Values.Where(twin => !ReferenceEquals(Current.Find(twin.Id), twin)).Select(twin => new TwinChange(twin.Id, Current.Find(twin.Id), twin, ChangeOrigin.Import, _time.GetUtcNow())),
            .. _relationships.All.Where(edge => Current.Relationships.Find(edge.SourceId, edge.Id) is null).Select(edge => new RelationshipChange(null, edge, ChangeOrigin.Import, _time.GetUtcNow())),
        ];
        Publish(new(new(models, _twins, _relationships), [.. changes]));
        return this;
    }
}
