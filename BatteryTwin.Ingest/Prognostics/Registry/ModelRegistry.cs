using System.Collections.Concurrent;
using System.Collections.Immutable;
using BatteryTwin.Domain.Prognostics.Registry;
using BatteryTwin.Ingest.Storage;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Prognostics.Registry;

/// <summary>
/// Which model of which component type is champion, challenger, candidate or retired: in memory, written through before it holds. A trained or taken model that says
/// which components it is for is entered by itself; the first of a type becomes its champion. Safe for concurrent use.
/// </summary>
internal sealed class ModelRegistry : IDisposable
{
    private const string FirstOfItsType = "the first model of the type";
    private const string NewerFleet = "of a newer definition of the simulated fleet";
    private const int MostName = 200;
    private const int MostLookedThrough = 1_000;

    private readonly Lock _lock = new();
    private readonly RegistryDatabase _database;
    private readonly ModelShelf _models;
    private readonly IComponentTypes _types;
    private readonly TimeProvider _time;
    private readonly ILogger<ModelRegistry> _logger;
    private readonly ConcurrentDictionary<string, ModelHead> _unfit = new(StringComparer.Ordinal);
    private volatile ImmutableSortedDictionary<string, ModelLine> _lines;

    public ModelRegistry(DataDirectory directory, ModelShelf models, IComponentTypes types, TimeProvider time, ILogger<ModelRegistry> logger)
    {
        (_database, _models, _types, _time, _logger) = (new(directory), models, types, time, logger);
        _lines = _database.Load().ToImmutableSortedDictionary(line => line.ComponentType, line => line, StringComparer.Ordinal);
        _models.Saved += OnSaved;
        _types.Changed += OnTypesChanged;
        CatchUp();
    }

    /// <summary>Lines of the types that are watched or have models, by name.</summary>
    public IReadOnlyList<ModelLine> Lines
    {
        get
        {
            ImmutableSortedDictionary<string, ModelLine> lines = _lines;
            return [.. _types.All.Select(type => type.ComponentType).Union(lines.Keys).Order(StringComparer.Ordinal).Select(type => lines.GetValueOrDefault(type) ?? ModelLine.Empty(type))];
        }
    }

    public string? ChampionOf(string componentType) => _lines.GetValueOrDefault(componentType)?.Champion;

    public IReadOnlyList<string> ChallengersOf(string componentType) => [.. _lines.GetValueOrDefault(componentType)?.Challengers ?? []];

    /// <exception cref="PrognosticsException">No such type is watched.</exception>
    public ModelLine Line(string componentType) => Lines.FirstOrDefault(line => line.ComponentType == componentType)
        ?? throw new PrognosticsException(PrognosticsFault.Unknown, $"no components of type '{componentType}' are watched; list the types with GET /api/prognostics/registry");

    /// <summary>Columns that the components of a type give; empty when none is watched.</summary>
    public IReadOnlyList<string> SignalsOf(string componentType) => _types.All.FirstOrDefault(type => type.ComponentType == componentType)?.Signals ?? [];

    /// <summary>Why a model cannot be asked about a type's components, as a clause; null when it can.</summary>
    public string? FaultOf(string componentType, ModelHead model) => ModelFit.FaultOf(componentType, SignalsOf(componentType), model.Schema);

    /// <summary>Changes the state of a model.</summary>
    /// <exception cref="PrognosticsException">Type or model are unknown, the model does not fit, or the rules do not allow it.</exception>
    public ModelLine Change(string componentType, RegistryAction action, string? modelId, string? actor, string reason)
    {
        _ = Line(componentType);
        if (action == RegistryAction.Delete)
        {
            throw new PrognosticsException(PrognosticsFault.Invalid, "a model is deleted with DELETE /api/prognostics/models/{id}");
        }

        if (action != RegistryAction.Retire && !string.IsNullOrWhiteSpace(modelId) && FaultOf(componentType, _models.Head(modelId)) is { } fault)
        {
            throw new PrognosticsException(PrognosticsFault.Conflict, $"model '{modelId}' does not fit {componentType}: {fault}");
        }

        return Change(componentType, line => line.Apply(new(action, modelId, actor, reason, _time.GetUtcNow())));
    }

    /// <summary>Changes, newest first.</summary>
    public IReadOnlyList<RegistryChange> History(string? componentType, int limit) => _database.History(componentType, limit);

    /// <summary>Deletes a model that no components depend on.</summary>
    /// <exception cref="PrognosticsException">There is no such model, or it is champion or challenger somewhere.</exception>
    public void Delete(string modelId, string? actor)
    {
        ModelHead head = _models.Head(modelId);
        ModelLine[] lines = [.. _lines.Values.Where(line => line.StateOf(modelId) is not null)];
        if (lines.FirstOrDefault(line => line.StateOf(modelId) is ModelState.Champion or ModelState.Challenger) is { } used)
        {
            throw new PrognosticsException(PrognosticsFault.Conflict, $"'{modelId}' is {used.StateOf(modelId)!.Value.ToString().ToLowerInvariant()} of {used.ComponentType}: {(used.Champion == modelId ? "promote another model first" : "make it a candidate or retire it first")}");
        }

        foreach (ModelLine line in lines)
        {
            Change(line.ComponentType, current => current.Apply(new(RegistryAction.Delete, modelId, actor, $"'{Name(head)}' was deleted", _time.GetUtcNow())));
        }

        _models.Delete(modelId);
    }

    public void Dispose()
    {
        _models.Saved -= OnSaved;
        _types.Changed -= OnTypesChanged;
        _database.Dispose();
    }

    /// <summary>The model is kept whatever becomes of its entry, which the next start makes good.</summary>
    private void OnSaved(ModelHead head)
    {
        try
        {
            Enter(head);
        }
        catch (Exception problem) when (problem is StorageUnavailableException or PrognosticsException)
        {
            _logger.LogWarning("Model {Model} is not entered in the registry now: {Problem}", head.Id, problem.Message);
        }
    }

    /// <summary>What did not fit may fit the components as they are now.</summary>
    private void OnTypesChanged()
    {
        foreach (ModelHead head in _unfit.Values.Where(head => _models.Exists(head.Id)))
        {
            OnSaved(head);
        }
    }

    private void Enter(ModelHead head)
    {
        if (head is not { Kind: ModelKind.Rul, ComponentType: { } type } || _lines.GetValueOrDefault(type)?.StateOf(head.Id) is not null)
        {
            return;
        }

        if (SignalsOf(type).Count > 0 && FaultOf(type, head) is { } fault)
        {
            if (_unfit.TryAdd(head.Id, head))
            {
                _logger.LogWarning("Model {Model} says it is for {ComponentType} but does not fit: {Fault}", head.Id, type, fault);
            }

            return;
        }

        _unfit.TryRemove(head.Id, out _);

        if (ChampionOf(type) is { } champion && !_models.Exists(champion))
        {
            Change(type, line => line.Lose(champion, _time.GetUtcNow()));
        }

        Change(type, line => line.Apply(new(RegistryAction.Candidate, head.Id, null, $"'{Name(head)}' is for these components", _time.GetUtcNow())));
        string? promotion = _lines[type].Champion is not { } inCharge ? FirstOfItsType : IsNewerFleet(type, head, inCharge) ? NewerFleet : null;
        if (promotion is not null)
        {
            Change(type, line => line.Apply(new(RegistryAction.Promote, head.Id, null, promotion, _time.GetUtcNow())));
        }
    }

    /// <summary>Whether a model takes the place of one of an older definition of the fleet that nobody chose.</summary>
    private bool IsNewerFleet(string componentType, ModelHead head, string champion) =>
        head.FleetDefinition is not null && _models.Head(champion) is { FleetDefinition: not null } before && before.FleetDefinition != head.FleetDefinition && before.CreatedAt < head.CreatedAt
        && _database.History(componentType, MostLookedThrough).FirstOrDefault(change => change.ModelId == champion && change.To == ModelState.Champion) is { Actor: null, Reason: FirstOfItsType or NewerFleet };

    private static string Name(ModelHead head) => head.Request.Name.Length <= MostName ? head.Request.Name : head.Request.Name[..MostName];

    /// <summary>What happened to the files while nobody looked.</summary>
    private void CatchUp()
    {
        ModelHead[] heads = [.. _models.All().Reverse()];
        HashSet<string> known = [.. heads.Select(head => head.Id)];
        foreach (ModelLine line in _lines.Values)
        {
            foreach (string id in line.Models.Select(model => model.ModelId).Where(id => !known.Contains(id)))
            {
                _logger.LogWarning("The file of model {Model} of {ComponentType} is missing", id, line.ComponentType);
                Change(line.ComponentType, current => current.Lose(id, _time.GetUtcNow()));
            }
        }

        foreach (ModelHead head in heads)
        {
            Enter(head);
        }
    }

    private ModelLine Change(string componentType, Func<ModelLine, (ModelLine Line, IReadOnlyList<RegistryChange> Changes)> change)
    {
        lock (_lock)
        {
            try
            {
                (ModelLine line, IReadOnlyList<RegistryChange> changes) = change(_lines.GetValueOrDefault(componentType) ?? ModelLine.Empty(componentType));
                _database.Save(line, changes);
                _lines = _lines.SetItem(componentType, line);
                foreach (RegistryChange made in changes)
                {
                    _logger.LogInformation("Model {Model} of {ComponentType}: {From} to {To} by {Actor}: {Reason}", made.ModelId, componentType, made.From, made.To, made.Actor ?? "the program", made.Reason);
                }

                return line;
            }
            catch (RegistryRefusedException problem)
            {
                throw new PrognosticsException(PrognosticsFault.Conflict, problem.Message, problem);
            }
        }
    }
}
