using System.Text.Json;
using BatteryTwin.Domain.Dtdl.Language;
using BatteryTwin.Domain.Dtdl.Language.Model;

namespace BatteryTwin.Domain.Dtdl;

/// <summary>The stored models, closed under inheritance and components. Immutable; every change makes a new catalog.</summary>
public sealed class ModelCatalog
{
    private readonly Dictionary<string, TwinModel> _models;

    private ModelCatalog(Dictionary<string, TwinModel> models) => _models = models;

    public static ModelCatalog Empty { get; } = new(new(StringComparer.Ordinal));

    public int Count => _models.Count;

    /// <summary>All models in ordinal order of their ids.</summary>
    public IEnumerable<TwinModel> All => _models.Values.OrderBy(model => model.Id, StringComparer.Ordinal);

    public TwinModel? Find(string modelId) => _models.GetValueOrDefault(modelId);

    /// <summary>The interface of a model; null for an unknown one.</summary>
    public DtdlInterface? Interface(string modelId) => Find(modelId)?.Interface;

    /// <summary>True when the model is <paramref name="ancestorId"/> or inherits from it.</summary>
    public bool IsA(string modelId, string ancestorId) => Interface(modelId)?.IsA(ancestorId) ?? false;

    /// <summary>All contents of an interface, own ones first in the order of the text, then inherited ones; none for an unknown model.</summary>
    public IEnumerable<DtdlContent> Contents(string modelId) => Interface(modelId)?.Contents ?? [];

    /// <summary>A content by path, <c>name</c> or <c>component.name</c>; null when the model has none.</summary>
    public DtdlContent? Resolve(string modelId, string path)
    {
        int dot = path.IndexOf('.', StringComparison.Ordinal);
        if (Interface(modelId) is not { } model)
        {
            return null;
        }

        return dot < 0 ? model.Find(path)
            : model.Find<DtdlComponent>(path[..dot]) is { } component ? Interface(component.Schema)?.Find(path[(dot + 1)..])
            : null;
    }

    /// <summary>Models that extend a model or use it as a component, directly.</summary>
    public IEnumerable<TwinModel> ReferencesTo(string modelId) => All.Where(model => References(model.Interface).Contains(modelId, StringComparer.Ordinal));

    /// <summary>The models and all that they inherit from or have as components, transitively; in ordinal order.</summary>
    public IReadOnlyList<TwinModel> WithDependencies(IEnumerable<string> modelIds)
    {
        SortedDictionary<string, TwinModel> found = new(StringComparer.Ordinal);
        Stack<string> open = new(modelIds);
        while (open.TryPop(out string? id))
        {
            if (Find(id) is { } model && found.TryAdd(id, model))
            {
                foreach (string reference in References(model.Interface))
                {
                    open.Push(reference);
                }
            }
        }

        return [.. found.Values];
    }

    /// <summary>Stored models that documents mention, and all that these need.</summary>
    public IReadOnlyList<TwinModel> NeededBy(IEnumerable<JsonElement> documents) => WithDependencies(documents.SelectMany(Mentions));

    /// <summary>The catalog with more models. They may refer to each other and to stored ones; whether an id is stored already is the caller's to ask.</summary>
    /// <param name="documents">DTDL interfaces, one per entry.</param>
    /// <param name="uploadTime">When they were uploaded.</param>
    /// <exception cref="ModelException">The documents are not valid DTDL, or not what a twin service stores; errors count the documents from 0.</exception>
    public ModelCatalog With(IReadOnlyList<JsonElement> documents, DateTimeOffset uploadTime)
    {
        IEnumerable<string> needed = NeededBy(documents).Select(model => model.Source.GetRawText());
        ModelVerdict verdict = ModelParser.ParseTexts(documents.Select(document => document.GetRawText()).Concat(needed));
        DtdlModel parsed = verdict.Model ?? throw new ModelException(verdict.Errors);
        Dictionary<string, TwinModel> models = new(_models, StringComparer.Ordinal);
        HashSet<string> given = new(StringComparer.Ordinal);
        foreach (JsonElement document in documents)
        {
            DtdlInterface added = parsed.Find(IdOf(document))
                ?? throw new ModelException($"each document must be one interface, an object with '@id'; this one is not: {document.GetRawText()[..Math.Min(100, document.GetRawText().Length)]}");
            given.Add(added.ModelId);
            models[added.ModelId] = new(added, document.Clone(), uploadTime);
        }

        return parsed.Interfaces.Keys.FirstOrDefault(id => !given.Contains(id) && !_models.ContainsKey(id)) is { } nested
            ? throw new ModelException($"interface '{nested}' is written inside another one; give it a document of its own and refer to it by its id")
            : new(models);
    }

    /// <summary>The catalog with other documents for stored models, and with new models; everything that refers to them is resolved anew, marks stay.</summary>
    /// <exception cref="ModelException">With them the models would not be valid together.</exception>
    public ModelCatalog Replacing(IReadOnlyList<JsonElement> documents, DateTimeOffset uploadTime)
    {
        Dictionary<string, JsonElement> given = documents.ToDictionary(IdOf, document => document, StringComparer.Ordinal);
        IEnumerable<JsonElement> others = All.Where(model => !given.ContainsKey(model.Id)).Select(model => model.Source);
        return Empty.With([.. given.Values, .. others], uploadTime).WithMarks(model => Find(model.Id) is { } stored
            ? (given.ContainsKey(model.Id) ? uploadTime : stored.UploadTime, stored.Decommissioned)
            : (uploadTime, false));
    }

    /// <summary>The catalog with a model marked, or no longer marked, as decommissioned.</summary>
    public ModelCatalog WithDecommissioned(string modelId, bool decommissioned) =>
        new(new(_models, StringComparer.Ordinal) { [modelId] = _models[modelId] with { Decommissioned = decommissioned } });

    /// <summary>The catalog with upload times and marks taken from elsewhere: a snapshot, a journal, another service.</summary>
    public ModelCatalog WithMarks(Func<TwinModel, (DateTimeOffset UploadTime, bool Decommissioned)> marks) =>
        new(_models.Values.ToDictionary(model => model.Id, model => marks(model) is var mark ? model with { UploadTime = mark.UploadTime, Decommissioned = mark.Decommissioned } : model, StringComparer.Ordinal));

    public ModelCatalog Without(string modelId)
    {
        Dictionary<string, TwinModel> models = new(_models, StringComparer.Ordinal);
        models.Remove(modelId);
        return new(models);
    }

    /// <summary>The id that a document gives its interface; empty when it gives none.</summary>
    public static string IdOf(JsonElement document) =>
        document.ValueKind == JsonValueKind.Object && document.TryGetProperty("@id", out JsonElement id) && id.ValueKind == JsonValueKind.String ? id.GetString()! : string.Empty;

    /// <summary>Ids that an interface needs to be complete: parents and component schemas, own ones and those in components.</summary>
    private static IEnumerable<string> References(DtdlInterface model) =>
        model.Extends.Select(parent => parent.ModelId).Concat(model.OwnContents.OfType<DtdlComponent>().Select(component => component.Schema));

    /// <summary>Every text in a document that is the id of a stored model.</summary>
    private IEnumerable<string> Mentions(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Mentions(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Mentions),
        JsonValueKind.String when json.GetString() is { } text && _models.ContainsKey(text) => [text],
        _ => [],
    };
}
