using System.Text.Json;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Dtdl.Language.Model;

namespace BatteryTwin.Domain.Twins;

/// <summary>
/// Reads a twin from outside and checks it against its model. Its <c>$etag</c> and update times are not taken over, <c>sourceTime</c> is.
/// Telemetry names may carry initial values. All problems of a twin are found at once.
/// </summary>
/// <param name="models">The models.</param>
/// <param name="limits">Size limits.</param>
/// <param name="stamp">Time and tag of the new state.</param>
/// <param name="requireComponents">True: every component must be given, if only as <c>{}</c>, as the API demands; false: those left out are empty.</param>
internal sealed class TwinReader(ModelCatalog models, GraphLimits limits, ChangeStamp stamp, bool requireComponents)
{
    private readonly TwinParts _parts = new();
    private readonly List<string> _problems = [];
    private readonly Dictionary<string, DtdlComponent[]> _components = new(StringComparer.Ordinal);

    /// <param name="id">The twin's id.</param>
    /// <param name="json">The twin.</param>
    /// <exception cref="TwinGraphException">It is no twin, names an unknown model, or does not fit it.</exception>
    public Twin Read(string id, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new TwinGraphException(GraphErrorCode.InvalidArgument, $"twin '{id}' must be a JSON object, got {SchemaCheck.Shorten(json)}");
        }

        JsonElement metadata = MetadataOf(json);
        string modelId = TextOf(metadata, TwinJson.ModelMember)
            ?? throw new TwinGraphException(GraphErrorCode.ValidationFailed, $"twin '{id}'", ["'$metadata.$model' is missing: name the model of the twin"]);
        DtdlInterface model = models.Interface(modelId)
            ?? throw new TwinGraphException(GraphErrorCode.ValidationFailed, $"twin '{id}'", [$"There is no model with the id {modelId}; upload it first"]);
        _parts.Clear();
        _problems.Clear();
        Properties(json, metadata, model, "Twin", _problems);
        foreach (DtdlComponent component in ComponentsOf(model))
        {
            Component(json, component);
        }

        return _problems.Count == 0
            ? _parts.Twin(id, model.ModelId, stamp.NewETag(), stamp.Time)
            : throw new TwinGraphException(GraphErrorCode.ValidationFailed, $"twin '{id}'", [.. _problems]);
    }

    /// <summary>Reads a component from outside; problems are added to the list.</summary>
    public TwinComponent ReadComponent(JsonElement json, DtdlComponent component, List<string> problems)
    {
        _parts.Clear();
        AddComponent(json, component, problems);
        return _parts.Twin(string.Empty, string.Empty, string.Empty, stamp.Time).Components[component.Name];
    }

    private void Component(JsonElement twin, DtdlComponent component)
    {
        if (twin.TryGetProperty(component.Name, out JsonElement json))
        {
            AddComponent(json, component, _problems);
            return;
        }

        if (requireComponents)
        {
            _problems.Add($"Component {component.Name} is missing on Twin; give it as \"{component.Name}\": {{\"$metadata\": {{}}}} when it has no properties yet");
        }

        _parts.Component(component.Name, stamp.Time);
    }

    private void AddComponent(JsonElement json, DtdlComponent component, List<string> problems)
    {
        _parts.Component(component.Name, stamp.Time);
        if (json.ValueKind != JsonValueKind.Object)
        {
            problems.Add($"Component {component.Name} must be an object, got {SchemaCheck.Shorten(json)}");
        }
        else if (models.Interface(component.Schema) is { } schema)
        {
            Properties(json, MetadataOf(json), schema, component.Name, problems);
        }
    }

    private DtdlComponent[] ComponentsOf(DtdlInterface model)
    {
        if (!_components.TryGetValue(model.ModelId, out DtdlComponent[]? components))
        {
            components = [.. model.Contents.OfType<DtdlComponent>()];
            _components.Add(model.ModelId, components);
        }

        return components;
    }

    private void Properties(JsonElement json, JsonElement metadata, DtdlInterface model, string holder, List<string> problems)
    {
        foreach (JsonProperty member in json.EnumerateObject())
        {
            string name = member.Name;
            if (name is TwinJson.IdMember or TwinJson.ETagMember or TwinJson.MetadataMember)
            {
                continue;
            }

            DtdlContent? content = model.Find(name);
            if (content is DtdlComponent && holder == "Twin")
            {
                continue;
            }

            if (content is not DtdlValue value)
            {
                problems.Add($"{name} does not appear on the DTDL for {holder}");
            }
            else if (SchemaCheck.Problem(value.Schema, member.Value, name, holder, limits) is { } problem)
            {
                problems.Add(problem);
            }
            else
            {
                _parts.Property(content.Name, member.Value, stamp.Time, SourceTime(metadata, name, holder, problems));
            }
        }
    }

    internal static JsonElement MetadataOf(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(TwinJson.MetadataMember, out JsonElement metadata) ? metadata : default;

    internal static string? TextOf(JsonElement json, string member) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(member, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : null;

    private static DateTimeOffset? SourceTime(JsonElement metadata, string property, string holder, List<string> problems)
    {
        if (metadata.ValueKind != JsonValueKind.Object || !metadata.TryGetProperty(property, out JsonElement stamps) || stamps.ValueKind != JsonValueKind.Object
            || !stamps.TryGetProperty(TwinJson.SourceTimeMember, out JsonElement given) || given.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        DateTimeOffset? time = GraphTime.Read(given);
        if (time is null)
        {
            problems.Add($"The sourceTime of {property} on {holder} is {SchemaCheck.Shorten(given)}, which is no ISO 8601 time, such as 2026-03-31T12:00:00Z");
        }

        return time;
    }
}
