using System.Collections.Immutable;

namespace BatteryTwin.Domain.Prognostics.Registry;

/// <summary>
/// The models of one component type: at most one champion, a few challengers in its shadow, candidates and retired ones. A change gives the
/// line after it and what changed; a refused one changes nothing.
/// </summary>
/// <param name="ComponentType">The type.</param>
/// <param name="Models">Its models in the order in which they became known.</param>
/// <param name="PastChampions">Champions before this one, the latest last; what a rollback goes back through.</param>
public sealed record ModelLine(string ComponentType, ImmutableArray<RegisteredModel> Models, ImmutableArray<string> PastChampions)
{
    /// <summary>Models that run in the shadow at the same time, so that scoring stays bounded.</summary>
    public const int MostChallengers = 2;

    private const int MostPastChampions = 20;
    private const int MostReason = 500;

    public static ModelLine Empty(string componentType) => new(componentType, [], []);

    public string? Champion => Models.FirstOrDefault(model => model.State == ModelState.Champion)?.ModelId;

    public IEnumerable<string> Challengers => Models.Where(model => model.State == ModelState.Challenger).Select(model => model.ModelId);

    /// <summary>The model a rollback would bring back; null when there is none.</summary>
    public string? Previous => PastChampions.LastOrDefault(id => id != Champion && StateOf(id) is ModelState.Candidate or ModelState.Challenger);

    public ModelState? StateOf(string modelId) => Models.FirstOrDefault(model => model.ModelId == modelId)?.State;

    /// <exception cref="RegistryRefusedException">The rules do not allow it.</exception>
    public (ModelLine Line, IReadOnlyList<RegistryChange> Changes) Apply(RegistryRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (string.IsNullOrWhiteSpace(request.Reason))
        {
            throw new RegistryRefusedException("the reason is missing: say in a few words why, for those who read the history later");
        }

        if (request.Reason.Length > MostReason)
        {
            throw new RegistryRefusedException($"reason has {request.Reason.Length} characters; at most {MostReason} are kept");
        }

        string id = request.Action == RegistryAction.Rollback
            ? Previous ?? throw new RegistryRefusedException($"there is no champion of {ComponentType} before this one that could come back")
            : string.IsNullOrWhiteSpace(request.ModelId) ? throw new RegistryRefusedException("modelId is missing: name the model") : request.ModelId;
        ModelState? from = StateOf(id);
        if (request.Action != RegistryAction.Candidate && from is null)
        {
            throw new RegistryRefusedException($"'{id}' is no model of {ComponentType}: add it as a candidate first");
        }

        return request.Action switch
        {
            RegistryAction.Candidate => Enter(id, from, request),
            RegistryAction.Challenge => Challenge(id, from!.Value, request),
            RegistryAction.Promote or RegistryAction.Rollback => Promote(id, from!.Value, request),
            RegistryAction.Retire => from == ModelState.Retired ? throw Already(id, ModelState.Retired) : Leave(id, from!.Value, ModelState.Retired, request),
            _ => Leave(id, from!.Value, null, request),
        };
    }

    /// <summary>The line without a model whose file is gone, whatever it was.</summary>
    public (ModelLine Line, IReadOnlyList<RegistryChange> Changes) Lose(string modelId, DateTimeOffset at)
    {
        RegistryRequest request = new(RegistryAction.Delete, modelId, null, "its file is missing", at);
        return (Without(modelId), [Change(request, modelId, StateOf(modelId), null)]);
    }

    private (ModelLine Line, IReadOnlyList<RegistryChange> Changes) Enter(string id, ModelState? from, RegistryRequest request) => from switch
    {
        ModelState.Candidate => throw Already(id, ModelState.Candidate),
        ModelState.Champion => throw InCharge(id),
        _ => (With(id, ModelState.Candidate, request.At), [Change(request, id, from, ModelState.Candidate)]),
    };

    private (ModelLine Line, IReadOnlyList<RegistryChange> Changes) Challenge(string id, ModelState from, RegistryRequest request)
    {
        if (from is ModelState.Champion or ModelState.Challenger)
        {
            throw from == ModelState.Champion ? InCharge(id) : Already(id, from);
        }

        return Challengers.Count() < MostChallengers
            ? (With(id, ModelState.Challenger, request.At), [Change(request, id, from, ModelState.Challenger)])
            : throw new RegistryRefusedException($"{ComponentType} has {MostChallengers} challengers, and no more run at the same time: make '{string.Join("' or '", Challengers)}' a candidate first");
    }

    /// <summary>The champion before goes into the shadow where there is room, so that the change can be judged on the same components.</summary>
    private (ModelLine Line, IReadOnlyList<RegistryChange> Changes) Promote(string id, ModelState from, RegistryRequest request)
    {
        if (from is ModelState.Champion or ModelState.Retired)
        {
            throw from == ModelState.Champion ? Already(id, from) : new RegistryRefusedException($"'{id}' is retired: make it a candidate again first");
        }

        if (Champion is not { } before)
        {
            return (With(id, ModelState.Champion, request.At), [Change(request, id, from, ModelState.Champion)]);
        }

        ModelState after = Challengers.Count(other => other != id) < MostChallengers ? ModelState.Challenger : ModelState.Candidate;
        ImmutableArray<string> past = request.Action == RegistryAction.Rollback ? PastChampions.RemoveRange(PastChampions.LastIndexOf(id), PastChampions.Length - PastChampions.LastIndexOf(id)) : PastChampions.Add(before);
        ModelLine line = With(before, after, request.At).With(id, ModelState.Champion, request.At) with { PastChampions = past.Length > MostPastChampions ? past[^MostPastChampions..] : past };
        return (line, [Change(request, before, ModelState.Champion, after), Change(request, id, from, ModelState.Champion)]);
    }

    private (ModelLine Line, IReadOnlyList<RegistryChange> Changes) Leave(string id, ModelState from, ModelState? to, RegistryRequest request)
    {
        if (from == ModelState.Champion || (to is null && from == ModelState.Challenger))
        {
            throw from == ModelState.Champion ? InCharge(id) : new RegistryRefusedException($"'{id}' runs in the shadow of {ComponentType}: make it a candidate or retire it first");
        }

        return (to is { } state ? With(id, state, request.At) : Without(id), [Change(request, id, from, to)]);
    }

    private ModelLine Without(string id) => this with { Models = Models.RemoveAll(model => model.ModelId == id), PastChampions = PastChampions.RemoveAll(past => past == id) };

    private ModelLine With(string id, ModelState state, DateTimeOffset at)
    {
        RegisteredModel changed = new(id, state, at);
        int place = -1;
        for (int i = 0; i < Models.Length; i++)
        {
            place = Models[i].ModelId == id ? i : place;
        }

        return this with { Models = place < 0 ? Models.Add(changed) : Models.SetItem(place, changed) };
    }

    private RegistryChange Change(RegistryRequest request, string id, ModelState? from, ModelState? to) => new(request.At, ComponentType, request.Action, id, from, to, request.Actor, request.Reason.Trim());

    private RegistryRefusedException Already(string id, ModelState state) => new($"'{id}' is a {state.ToString().ToLowerInvariant()} of {ComponentType} already");

    private RegistryRefusedException InCharge(string id) => new($"'{id}' is the champion of {ComponentType}: promote another model first");
}
