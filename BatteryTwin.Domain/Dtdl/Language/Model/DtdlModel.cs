using System.Collections.Frozen;

namespace BatteryTwin.Domain.Dtdl.Language.Model;

/// <summary>A closed set of valid interfaces with all references resolved. Immutable.</summary>
public sealed class DtdlModel
{
    private readonly FrozenDictionary<string, DtdlInterface> _interfaces;
    private readonly FrozenDictionary<string, DtdlSchema> _schemas;

    internal DtdlModel(IEnumerable<DtdlInterface> interfaces, IEnumerable<DtdlSchema> schemas)
    {
        _interfaces = interfaces.ToFrozenDictionary(model => model.ModelId, StringComparer.Ordinal);
        _schemas = schemas.Where(schema => schema.Id is not null).ToFrozenDictionary(schema => schema.Id!, StringComparer.Ordinal);
    }

    public static DtdlModel Empty { get; } = new([], []);

    public IReadOnlyDictionary<string, DtdlInterface> Interfaces => _interfaces;

    public DtdlInterface? Find(string modelId) => _interfaces.GetValueOrDefault(modelId);

    /// <summary>A schema with an identifier, of the model or of the language.</summary>
    public DtdlSchema? FindSchema(string id) => _schemas.GetValueOrDefault(id) ?? StandardSchemaCatalog.Find(id);

    /// <summary>True when the model is <paramref name="ancestorId"/> or inherits from it.</summary>
    public bool IsA(string modelId, string ancestorId) => Find(modelId)?.IsA(ancestorId) ?? false;

    /// <summary>A content by path, <c>name</c> or <c>component.name</c>; null when the model has none.</summary>
    public DtdlContent? Resolve(string modelId, string path)
    {
        int dot = path.IndexOf('.', StringComparison.Ordinal);
        if (Find(modelId) is not { } model)
        {
            return null;
        }

        return dot < 0 ? model.Find(path)
            : model.Find<DtdlComponent>(path[..dot]) is { } component ? Find(component.Schema)?.Find(path[(dot + 1)..])
            : null;
    }
}
