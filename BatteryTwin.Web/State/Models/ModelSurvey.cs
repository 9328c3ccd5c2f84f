using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State.Models;

/// <summary>Who extends and uses which model, and how many twins there are of each. Immutable.</summary>
public sealed class ModelSurvey
{
    private readonly ModelCatalog _models;
    private readonly Dictionary<string, int> _exact;
    private readonly Dictionary<string, int> _withSubtypes;
    private readonly ILookup<string, string> _extendedBy;
    private readonly ILookup<string, string> _usedBy;

    private ModelSurvey(TwinGraphSnapshot graph)
    {
        _models = graph.Models;
        TwinCount = graph.Twins.Count;
        _exact = graph.Twins.Values.CountBy(twin => twin.ModelId, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        _withSubtypes = new(StringComparer.Ordinal);
        foreach ((string id, int count) in _exact)
        {
            foreach (string ancestor in _models.Interface(id)?.Ancestors.Select(parent => parent.ModelId).Prepend(id) ?? [id])
            {
                _withSubtypes[ancestor] = _withSubtypes.GetValueOrDefault(ancestor) + count;
            }
        }

        _extendedBy = Pairs(model => model.Extends.Select(parent => parent.ModelId));
        _usedBy = Pairs(ComponentsOf);
    }

    public int ModelCount => _models.Count;

    public int TwinCount { get; }

    public int DecommissionedCount => _models.All.Count(model => model.Decommissioned);

    public static ModelSurvey Of(TwinGraphSnapshot graph) => new(graph);

    /// <summary>Twins of exactly this model.</summary>
    public int Exactly(string modelId) => _exact.GetValueOrDefault(modelId);

    /// <summary>Twins of this model and of all that inherit from it.</summary>
    public int WithSubtypes(string modelId) => _withSubtypes.GetValueOrDefault(modelId);

    /// <summary>Models that extend it directly, by name.</summary>
    public IReadOnlyList<ModelLink> ExtendedBy(string modelId) => Links(_extendedBy[modelId]);

    /// <summary>Models that have it as a component, by name.</summary>
    public IReadOnlyList<ModelLink> UsedBy(string modelId) => Links(_usedBy[modelId]);

    /// <summary>What hangs below a model, or the roots (null), by name. By component use, models that have nothing to do with components are left out.</summary>
    public IReadOnlyList<ModelTreeItem> Children(string? modelId, ModelTreeKind kind)
    {
        IEnumerable<string> ids = (kind, modelId) switch
        {
            (ModelTreeKind.Inheritance, null) => _models.All.Where(model => model.Interface.Extends.IsEmpty).Select(model => model.Id),
            (ModelTreeKind.Inheritance, _) => _extendedBy[modelId],
            (_, null) => _models.All.Where(model => !_usedBy.Contains(model.Id) && ComponentsOf(model.Interface).Any()).Select(model => model.Id),
            _ => _models.Interface(modelId) is { } model ? ComponentsOf(model) : [],
        };
        return ByName(ids.Select(id => Item(id, kind)));
    }

    /// <summary>Models whose name or id contains a text, by name.</summary>
    public IReadOnlyList<ModelTreeItem> Find(string text) => ByName(_models.All
        .Where(model => model.Id.Contains(text, StringComparison.OrdinalIgnoreCase) || model.Interface.Label.Contains(text, StringComparison.OrdinalIgnoreCase))
        .Select(model => Item(model.Id, ModelTreeKind.Inheritance)));

    /// <summary>A chosen model's parents up to a root: what must be open for it to be seen.</summary>
    public IEnumerable<string> WayTo(string modelId, ModelTreeKind kind)
    {
        HashSet<string> met = new(StringComparer.Ordinal);
        string? at = modelId;
        while (at is not null && met.Add(at))
        {
            yield return at;
            at = kind == ModelTreeKind.Inheritance ? _models.Interface(at)?.Extends.FirstOrDefault()?.ModelId : _usedBy[at].FirstOrDefault();
        }
    }

    public ModelLink LinkTo(string modelId) => _models.Interface(modelId) is { } model ? new(modelId, model.Label) : new(modelId, modelId, IsKnown: false);

    /// <summary>The models that refer to one, directly or through others: all that stand in the way of its removal.</summary>
    public IReadOnlyList<ModelLink> Dependents(string modelId)
    {
        HashSet<string> found = new(StringComparer.Ordinal);
        Stack<string> open = new([modelId]);
        while (open.TryPop(out string? id))
        {
            foreach (string next in _extendedBy[id].Concat(_usedBy[id]).Where(found.Add))
            {
                open.Push(next);
            }
        }

        return Links(found);
    }

    private ModelTreeItem Item(string id, ModelTreeKind kind)
    {
        TwinModel? model = _models.Find(id);
        int children = kind == ModelTreeKind.Inheritance ? _extendedBy[id].Count() : model is null ? 0 : ComponentsOf(model.Interface).Count();
        return new(id, model?.Interface.Label ?? id, WithSubtypes(id), children, model?.Decommissioned ?? false);
    }

    private IReadOnlyList<ModelLink> Links(IEnumerable<string> ids) => [.. ids.Select(LinkTo).OrderBy(link => link.Label, StringComparer.OrdinalIgnoreCase).ThenBy(link => link.Id, StringComparer.Ordinal)];

    private static IReadOnlyList<ModelTreeItem> ByName(IEnumerable<ModelTreeItem> items) => [.. items.OrderBy(item => item.Label, StringComparer.OrdinalIgnoreCase).ThenBy(item => item.Id, StringComparer.Ordinal)];

    private ILookup<string, string> Pairs(Func<DtdlInterface, IEnumerable<string>> needs) =>
        _models.All.SelectMany(model => needs(model.Interface).Select(needed => (Needed: needed, By: model.Id))).ToLookup(pair => pair.Needed, pair => pair.By, StringComparer.Ordinal);

    private static IEnumerable<string> ComponentsOf(DtdlInterface model) => model.OwnContents.OfType<DtdlComponent>().Select(component => component.Schema).Distinct(StringComparer.Ordinal);
}
