using System.Collections.Immutable;
using System.Text.Json;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Dtdl.Language.Model;

namespace BatteryTwin.Domain.Twins.Patching;

/// <summary>
/// Applies a patch to a twin: properties, ways into them, components, the model, source times. The result is checked as a whole against the
/// model it has afterwards.
/// </summary>
internal sealed class TwinPatch
{
    private readonly Twin _before;
    private readonly ModelCatalog _models;
    private readonly GraphLimits _limits;
    private readonly ChangeStamp _stamp;
    private readonly PropertyPatch _own;
    private readonly Dictionary<string, PropertyPatch> _components = new(StringComparer.Ordinal);
    private readonly List<string> _problems = [];
    private ImmutableSortedDictionary<string, TwinComponent> _parts;
    private DtdlInterface? _model;
    private string _modelId;

    private TwinPatch(Twin before, ModelCatalog models, GraphLimits limits, ChangeStamp stamp)
    {
        (_before, _models, _limits, _stamp, _parts, _modelId) = (before, models, limits, stamp, before.Components, before.ModelId);
        _own = new(name => before.Properties.GetValueOrDefault(name)?.Value);
    }

    /// <exception cref="TwinGraphException">An operation cannot be done, or the result does not fit the model; the twin stays as it is.</exception>
    public static Twin Apply(Twin twin, JsonPatch patch, ModelCatalog models, GraphLimits limits, ChangeStamp stamp) =>
        new TwinPatch(twin, models, limits, stamp).Apply(patch);

    private Twin Apply(JsonPatch patch)
    {
        foreach (PatchOperation operation in patch.Operations)
        {
            if (operation.Path is [TwinJson.MetadataMember, TwinJson.ModelMember])
            {
                ChangeModel(operation);
            }
        }

        _model = _models.Interface(_modelId)
            ?? throw new TwinGraphException(GraphErrorCode.ValidationFailed, $"twin '{_before.Id}'", [$"There is no model with the id {_modelId}; upload it, or give the twin another model at '/$metadata/$model'"]);
        foreach (PatchOperation operation in patch.Operations)
        {
            Apply(operation);
        }

        Twin after = Result();
        Check(after);
        return _problems.Count == 0 ? after : throw new TwinGraphException(GraphErrorCode.ValidationFailed, $"twin '{_before.Id}'", _problems);
    }

    private void ChangeModel(PatchOperation operation) => _modelId = operation.Verb != PatchVerb.Remove && operation.Value.ValueKind == JsonValueKind.String
        ? operation.Value.GetString()!
        : throw operation.Invalid("the model is the id of an uploaded interface and cannot be removed");

    private void Apply(PatchOperation operation)
    {
        switch (operation.Path)
        {
            case [TwinJson.MetadataMember, TwinJson.ModelMember]:
                break;
            case []:
                throw operation.Invalid("a patch names members of the twin, not the twin itself");
            case [var name] when IsComponent(name):
                ReplaceComponent(name, operation);
                break;
            case [var name, ..] when IsComponent(name):
                PatchOf(name, operation).Apply(operation, operation.Path.AsSpan()[1..]);
                break;
            default:
                _own.Apply(operation, operation.Path.AsSpan());
                break;
        }
    }

    private bool IsComponent(string name) => _parts.ContainsKey(name) || _before.Components.ContainsKey(name) || _model!.Find<DtdlComponent>(name) is not null;

    private PropertyPatch PatchOf(string component, PatchOperation operation)
    {
        if (!_parts.TryGetValue(component, out TwinComponent? part))
        {
            throw operation.Missing();
        }

        if (!_components.TryGetValue(component, out PropertyPatch? patch))
        {
            _components[component] = patch = new(name => part.Properties.GetValueOrDefault(name)?.Value);
        }

        return patch;
    }

    private void ReplaceComponent(string name, PatchOperation operation)
    {
        if (operation.Verb != PatchVerb.Add && !_parts.ContainsKey(name))
        {
            throw operation.Missing();
        }

        _components.Remove(name);
        if (operation.Verb == PatchVerb.Remove)
        {
            _parts = _parts.Remove(name);
        }
        else if (_model!.Find<DtdlComponent>(name) is { } component)
        {
            _parts = _parts.SetItem(component.Name, new TwinReader(_models, _limits, _stamp, requireComponents: true).ReadComponent(operation.Value, component, _problems));
        }
        else
        {
            _problems.Add($"{name} does not appear on the DTDL for Twin");
        }
    }

    private Twin Result()
    {
        foreach ((string name, PropertyPatch patch) in _components)
        {
            TwinComponent part = _parts[name];
            bool sets = patch.SourceTimes.Count > 0 || patch.Values.Values.Any(value => value is not null);
            _parts = _parts.SetItem(name, part with { LastUpdateTime = sets ? _stamp.Time : part.LastUpdateTime, Properties = Properties(part.Properties, patch) });
        }

        return _before with
        {
            ModelId = _model!.ModelId,
            ETag = _stamp.NewETag(),
            LastUpdateTime = _stamp.Time,
            Properties = Properties(_before.Properties, _own),
            Components = _parts,
        };
    }

    private ImmutableSortedDictionary<string, TwinProperty> Properties(ImmutableSortedDictionary<string, TwinProperty> properties, PropertyPatch patch)
    {
        foreach ((string name, JsonElement? value) in patch.Values)
        {
            // A time the source gave for the old value says nothing about the new one.
            properties = value is { } given ? properties.SetItem(name, new(given, _stamp.Time)) : properties.Remove(name);
        }

        foreach ((string name, DateTimeOffset? sourceTime) in patch.SourceTimes)
        {
            properties = properties.TryGetValue(name, out TwinProperty? property) ? properties.SetItem(name, new(property.Value, _stamp.Time, sourceTime)) : properties;
        }

        return properties;
    }

    private void Check(Twin after)
    {
        bool everything = after.ModelId != _before.ModelId;
        CheckProperties(_model!, "Twin", after.Properties, everything ? after.Properties.Keys : _own.Values.Keys);
        foreach ((string name, PropertyPatch patch) in _components)
        {
            CheckComponent(name, after, patch.Values.Keys);
        }

        if (!everything && ReferenceEquals(after.Components, _before.Components))
        {
            return;
        }

        foreach (DtdlComponent component in _model!.Contents.OfType<DtdlComponent>().Where(component => !after.Components.ContainsKey(component.Name)))
        {
            _problems.Add($"Component {component.Name} is missing on Twin; add it at '/{component.Name}' with the value {{\"$metadata\": {{}}}}");
        }

        foreach (string name in after.Components.Keys.Where(name => everything && !_components.ContainsKey(name)))
        {
            CheckComponent(name, after, after.Components[name].Properties.Keys);
        }
    }

    private void CheckComponent(string name, Twin after, IEnumerable<string> properties)
    {
        if (_model!.Find<DtdlComponent>(name) is not { } component || _models.Interface(component.Schema) is not { } schema)
        {
            _problems.Add($"{name} does not appear on the DTDL for Twin");
        }
        else
        {
            CheckProperties(schema, name, after.Components[name].Properties, properties);
        }
    }

    private void CheckProperties(DtdlInterface model, string holder, ImmutableSortedDictionary<string, TwinProperty> properties, IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            if (!properties.TryGetValue(name, out TwinProperty? property))
            {
                continue;
            }

            if (model.Find<DtdlValue>(name) is not { } content)
            {
                _problems.Add($"{name} does not appear on the DTDL for {holder}");
            }
            else if (SchemaCheck.Problem(content.Schema, property.Value, name, holder, _limits) is { } problem)
            {
                _problems.Add(problem);
            }
        }
    }
}
