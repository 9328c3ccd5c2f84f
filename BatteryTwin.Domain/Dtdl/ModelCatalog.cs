using System.Collections.Frozen;

namespace BatteryTwin.Domain.Dtdl;

/// <summary>A closed set of interfaces with inheritance and components resolved. Immutable.</summary>
public sealed class ModelCatalog
{
    private readonly FrozenDictionary<string, Interface> _interfaces;
    private readonly FrozenDictionary<string, FrozenDictionary<string, InterfaceContent>> _contents;
    private readonly FrozenDictionary<string, FrozenSet<string>> _ancestors;

    /// <exception cref="ModelException">An <c>extends</c> or component schema names an interface that is not in the set, or inheritance is cyclic.</exception>
    public ModelCatalog(IEnumerable<Interface> interfaces)
    {
        _interfaces = interfaces.ToFrozenDictionary(model => model.Id, StringComparer.Ordinal);
        _ancestors = _interfaces.Keys.ToFrozenDictionary(id => id, id => Ancestors(id, []).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
        _contents = _interfaces.Keys.ToFrozenDictionary(id => id, MergeContents, StringComparer.Ordinal);
    }

    public static ModelCatalog Empty { get; } = new([]);

    public IEnumerable<Interface> Interfaces => _interfaces.Values.OrderBy(model => model.Id, StringComparer.Ordinal);

    public Interface? Find(string modelId) => _interfaces.GetValueOrDefault(modelId);

    /// <summary>True when the model is <paramref name="ancestorId"/> or inherits from it.</summary>
    public bool IsA(string modelId, string ancestorId) => _ancestors.TryGetValue(modelId, out var ancestors) && ancestors.Contains(ancestorId);

    /// <summary>All contents of an interface, inherited ones included, by name; empty for an unknown model.</summary>
    public IReadOnlyDictionary<string, InterfaceContent> Contents(string modelId) =>
        _contents.GetValueOrDefault(modelId) ?? FrozenDictionary<string, InterfaceContent>.Empty;

    /// <summary>A content by path, <c>name</c> or <c>component.name</c>; null when the model has none.</summary>
    public InterfaceContent? Resolve(string modelId, string path)
    {
        if (!_contents.TryGetValue(modelId, out var contents))
        {
            return null;
        }

        int dot = path.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            return contents.GetValueOrDefault(path);
        }

        return contents.GetValueOrDefault(path[..dot]) is { Kind: ContentKind.Component, Schema: { } schema }
            ? Contents(schema).GetValueOrDefault(path[(dot + 1)..])
            : null;
    }

    private HashSet<string> Ancestors(string id, HashSet<string> path)
    {
        if (!_interfaces.TryGetValue(id, out Interface? model))
        {
            throw new ModelException($"interface '{id}' is extended but not among the models; upload it in the same request or before");
        }

        if (!path.Add(id))
        {
            throw new ModelException($"interface '{id}' extends itself");
        }

        HashSet<string> ancestors = [id];
        foreach (string parent in model.Extends)
        {
            ancestors.UnionWith(Ancestors(parent, path));
        }

        path.Remove(id);
        return ancestors;
    }

    private FrozenDictionary<string, InterfaceContent> MergeContents(string id)
    {
        Dictionary<string, InterfaceContent> merged = new(StringComparer.Ordinal);
        foreach (InterfaceContent content in _ancestors[id].SelectMany(ancestor => _interfaces[ancestor].Contents))
        {
            if (content is { Kind: ContentKind.Component, Schema: { } schema } && !_interfaces.ContainsKey(schema))
            {
                throw new ModelException($"component '{content.Name}' of '{id}' needs interface '{schema}', which is not among the models");
            }

            if (!merged.TryAdd(content.Name, content) && merged[content.Name] != content)
            {
                throw new ModelException($"'{content.Name}' is defined twice in '{id}' and the interfaces it extends");
            }
        }

        return merged.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
