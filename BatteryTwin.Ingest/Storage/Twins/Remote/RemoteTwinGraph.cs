using System.Text.Json;
using Azure.Core;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Dtdl.Folders;
using BatteryTwin.Domain.TwinQuery.Indexes;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Domain.Twins.Editing;
using BatteryTwin.Domain.Twins.Patching;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.Twins.Remote;

/// <summary>
/// A twin graph that a twin service keeps: Azure Digital Twins or another BatteryTwin. Every request goes there; its result shows in the copy kept here
/// before the request returns. What others change shows after the next <see cref="RefreshAsync"/>. While the service is away the copy can be read.
/// </summary>
public sealed class RemoteTwinGraph : ITwinGraph
{
    private static readonly ChangeOrigin s_service = new("service");

    private readonly TwinService _service;
    private readonly TwinMirror _mirror;
    private readonly ServiceReader _reader;
    private readonly RecentWrites _recent;
    private readonly TwinTurns _turns = new();
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    internal RemoteTwinGraph(TwinService service, TimeProvider time, ILogger logger)
    {
        _service = service;
        _mirror = new(time);
        _reader = new(service, time, logger);
        _recent = new(time);
        _time = time;
        _logger = logger;
        Status = new(service.Endpoint, null, "It was not read yet.");
    }

    public event Action<TwinChange>? Changed
    {
        add => _mirror.Changed += value;
        remove => _mirror.Changed -= value;
    }

    public event Action<GraphChange>? AnyChanged
    {
        add => _mirror.AnyChanged += value;
        remove => _mirror.AnyChanged -= value;
    }

    public event Action? StructureChanged
    {
        add => _mirror.StructureChanged += value;
        remove => _mirror.StructureChanged -= value;
    }

    public TwinGraphSnapshot Current => _mirror.Current;

    public LiveTwinIndexes Indexes => _mirror.Indexes;

    public GraphLimits Limits => _mirror.Limits;

    /// <summary>How fresh the copy is.</summary>
    public RemoteTwinStatus Status { get; private set; }

    /// <summary>Reads the whole graph of the service and takes over what changed there.</summary>
    /// <exception cref="TwinGraphException">The service refused or cannot be reached; the copy stays as it was, and <see cref="Status"/> says since when.</exception>
    public async Task RefreshAsync(CancellationToken cancel = default)
    {
        DateTimeOffset began = _time.GetUtcNow();
        bool first = Status.LastRefresh is null;
        try
        {
            ServiceState state = await _reader.ReadAsync(Current.Models, first, cancel).ConfigureAwait(false);
            _mirror.Take(s_service, (graph, stamp) => MirrorDifference.Of(
                graph, state, twinId => _recent.MayBeNewer(began, twinId), (sourceId, id) => _recent.MayBeNewer(began, sourceId, id), stamp));
            _recent.Forget(began);
            Status = Status with { LastRefresh = began, Problem = null };
        }
        catch (TwinGraphException problem)
        {
            Status = Status with { Problem = problem.Message };
            throw;
        }

        if (first)
        {
            _logger.LogInformation(
                "Twin graph of {Endpoint} read: {Models} models, {Twins} twins, {Relationships} relationships",
                _service.Endpoint, Current.Models.Count, Current.Twins.Count, Current.Relationships.Count);
        }
    }

    public async ValueTask<IReadOnlyList<TwinModel>> AddModelsAsync(IReadOnlyList<JsonElement> documents, ChangeOrigin origin, CancellationToken cancel = default)
    {
        string body = $"[{string.Join(',', documents.Select(document => document.GetRawText()))}]";
        JsonElement? answer = await _service.SendAsync(new(RequestMethod.Post, "/models") { Body = body, Origin = origin }, cancel).ConfigureAwait(false);
        DateTimeOffset uploaded = answer is { ValueKind: JsonValueKind.Array } records
            && records.EnumerateArray().Select(record => record.TryGetProperty("uploadTime", out JsonElement time) ? GraphTime.Read(time) : null).FirstOrDefault(time => time is not null) is { } time
                ? time
                : _time.GetUtcNow();
        try
        {
            _mirror.Take(origin, (graph, stamp) => ModelEditing.Add(graph, documents, Limits, stamp with { Time = uploaded }));
        }
        catch (TwinGraphException problem)
        {
            throw new TwinGraphException(
                GraphErrorCode.DTDLParserError, $"The twin service took the models, but they cannot be shown here before the next refresh, some perhaps never: {problem.Message}", problem);
        }

        return [.. documents.Select(document => Current.Models.Find(ModelCatalog.IdOf(document))!)];
    }

    public async ValueTask DecommissionModelAsync(string modelId, bool decommissioned, ChangeOrigin origin, CancellationToken cancel = default)
    {
        string body = PatchText.Of(new JsonPatch([new(PatchVerb.Replace, ["decommissioned"], JsonSerializer.SerializeToElement(decommissioned))]));
        await _service.SendAsync(new(RequestMethod.Patch, TwinService.ModelPath(modelId)) { Body = body, ContentType = TwinServiceRequest.JsonPatch, Origin = origin }, cancel).ConfigureAwait(false);
        _mirror.Take(origin, (graph, stamp) =>
        {
            if (graph.Models.Find(modelId) is not { } before || before.Decommissioned == decommissioned)
            {
                return new(graph, []);
            }

            ModelCatalog models = graph.Models.WithDecommissioned(modelId, decommissioned);
            return new(graph.With(models), new ModelChange(before, models.Find(modelId), stamp.Origin, stamp.Time));
        });
    }

    public async ValueTask DeleteModelAsync(string modelId, ChangeOrigin origin, CancellationToken cancel = default)
    {
        await _service.SendAsync(new(RequestMethod.Delete, TwinService.ModelPath(modelId)) { Origin = origin }, cancel).ConfigureAwait(false);
        _mirror.Take(origin, (graph, stamp) => graph.Models.Find(modelId) is { } before
            ? new(graph.With(graph.Models.Without(modelId)), new ModelChange(before, null, stamp.Origin, stamp.Time))
            : new(graph, []));
    }

    public async ValueTask<Twin> PutTwinAsync(string twinId, JsonElement twin, ETagCondition condition, ChangeOrigin origin, CancellationToken cancel = default) =>
        await TwinAsync(twinId, new(RequestMethod.Put, TwinService.TwinPath(twinId)) { Body = twin.GetRawText(), Condition = condition }, origin, cancel).ConfigureAwait(false);

    public async ValueTask<Twin> PatchTwinAsync(string twinId, JsonPatch patch, ETagCondition condition, ChangeOrigin origin, CancellationToken cancel = default) =>
        await TwinAsync(twinId, Patch(TwinService.TwinPath(twinId), patch, condition), origin, cancel).ConfigureAwait(false);

    public async ValueTask<Twin> PatchComponentAsync(string twinId, string component, JsonPatch patch, ETagCondition condition, ChangeOrigin origin, CancellationToken cancel = default) =>
        await TwinAsync(twinId, Patch(TwinService.ComponentPath(twinId, component), patch, condition), origin, cancel).ConfigureAwait(false);

    public async ValueTask DeleteTwinAsync(string twinId, ETagCondition condition, ChangeOrigin origin, CancellationToken cancel = default) =>
        await _turns.TakeAsync(twinId, async () =>
        {
            await ChangeAsync(twinId, null, new(RequestMethod.Delete, TwinService.TwinPath(twinId)) { Condition = condition, Origin = origin }, cancel).ConfigureAwait(false);
            _mirror.DropTwin(twinId, origin);
            return true;
        }, cancel).ConfigureAwait(false);

    public async ValueTask<Relationship> PutRelationshipAsync(
        string sourceId, string relationshipId, JsonElement relationship, ETagCondition condition, ChangeOrigin origin, CancellationToken cancel = default) =>
        await RelationshipAsync(
            sourceId, relationshipId, new(RequestMethod.Put, TwinService.RelationshipPath(sourceId, relationshipId)) { Body = relationship.GetRawText(), Condition = condition }, origin, cancel).ConfigureAwait(false);

    public async ValueTask<Relationship> PatchRelationshipAsync(
        string sourceId, string relationshipId, JsonPatch patch, ETagCondition condition, ChangeOrigin origin, CancellationToken cancel = default) =>
        await RelationshipAsync(sourceId, relationshipId, Patch(TwinService.RelationshipPath(sourceId, relationshipId), patch, condition), origin, cancel).ConfigureAwait(false);

    public async ValueTask DeleteRelationshipAsync(string sourceId, string relationshipId, ETagCondition condition, ChangeOrigin origin, CancellationToken cancel = default) =>
        await _turns.TakeAsync(sourceId, async () =>
        {
            await ChangeAsync(sourceId, relationshipId, new(RequestMethod.Delete, TwinService.RelationshipPath(sourceId, relationshipId)) { Condition = condition, Origin = origin }, cancel).ConfigureAwait(false);
            _mirror.DropRelationship(sourceId, relationshipId, origin);
            return true;
        }, cancel).ConfigureAwait(false);

    public async ValueTask<Twin> WriteAsync(string twinId, IReadOnlyList<PropertyWrite> writes, ChangeOrigin origin, CancellationToken cancel = default)
    {
        Twin before = Current.Find(twinId) ?? await TwinAsync(twinId, new(RequestMethod.Get, TwinService.TwinPath(twinId)), s_service, cancel).ConfigureAwait(false);
        IReadOnlyList<PropertyWrite> changes = TwinEdit.Changes(before, writes, Current.Models);
        return changes.Count == 0 ? before : await PatchTwinAsync(twinId, PatchText.Of(before, changes), ETagCondition.None, origin, cancel).ConfigureAwait(false);
    }

    /// <summary>Models, twins and relationships in this order. A service cannot take a document as one change: what it took before it refused something stays.</summary>
    public async ValueTask ImportAsync(JsonElement graphDocument, ChangeOrigin origin, CancellationToken cancel = default)
    {
        GraphDocument document = GraphDocument.Read(graphDocument);
        JsonElement[] models = [.. document.Models.Where(model => !(Current.Models.Find(ModelCatalog.IdOf(model)) is { } old && JsonElement.DeepEquals(old.Source, model)))];
        foreach (IReadOnlyList<JsonElement> batch in ModelUploadOrder.Batches(models, Limits.MaxModelsPerUpload))
        {
            await AddModelsAsync(batch, origin, cancel).ConfigureAwait(false);
        }

        ImportBatchOutcome outcome = await ImportBatchAsync(document.Twins, document.Relationships, origin, cancel).ConfigureAwait(false);
        string[] refused = [.. outcome.RefusedTwins.Concat(outcome.RefusedRelationships).Select(refusal => refusal.Message)];
        if (refused.Length > 0)
        {
            throw new TwinGraphException(
                GraphErrorCode.ValidationFailed, $"The twin service took {outcome.Changed} twins and relationships and refused {refused.Length}", [.. refused.Take(20)]);
        }
    }

    public ValueTask<ImportBatchOutcome> ImportBatchAsync(IReadOnlyList<JsonElement> twins, IReadOnlyList<JsonElement> relationships, ChangeOrigin origin, CancellationToken cancel = default) =>
        OneByOneImport.RunAsync(this, [.. twins.Select(twin => ServiceTwinJson.WithAllComponents(twin, Current.Models))], relationships, origin, cancel);

    private static TwinServiceRequest Patch(string path, JsonPatch patch, ETagCondition condition) =>
        new(RequestMethod.Patch, path) { Body = PatchText.Of(patch), ContentType = TwinServiceRequest.JsonPatch, Condition = condition };

    private Task<Twin> TwinAsync(string twinId, TwinServiceRequest request, ChangeOrigin origin, CancellationToken cancel) => _turns.TakeAsync(twinId, async () =>
    {
        JsonElement json = await ChangeAsync(twinId, null, request with { Origin = origin }, cancel).ConfigureAwait(false)
            ?? await ReadBackAsync($"twin '{twinId}'", TwinService.TwinPath(twinId), cancel).ConfigureAwait(false);
        return _mirror.TakeTwin(ServiceTwinJson.Read(json, _time.GetUtcNow()), origin);
    }, cancel);

    private Task<Relationship> RelationshipAsync(string sourceId, string relationshipId, TwinServiceRequest request, ChangeOrigin origin, CancellationToken cancel) => _turns.TakeAsync(sourceId, async () =>
    {
        JsonElement json = await ChangeAsync(sourceId, relationshipId, request with { Origin = origin }, cancel).ConfigureAwait(false)
            ?? await ReadBackAsync($"relationship '{relationshipId}' of twin '{sourceId}'", TwinService.RelationshipPath(sourceId, relationshipId), cancel).ConfigureAwait(false);
        return _mirror.TakeRelationship(RelationshipJson.Read(json), origin);
    }, cancel);

    private async Task<JsonElement?> ChangeAsync(string twinId, string? relationshipId, TwinServiceRequest request, CancellationToken cancel)
    {
        _recent.Touch(twinId, relationshipId);
        JsonElement? answer = await _service.SendAsync(request, cancel).ConfigureAwait(false);
        _recent.Touch(twinId, relationshipId);
        return answer;
    }

    private async Task<JsonElement> ReadBackAsync(string what, string path, CancellationToken cancel)
    {
        try
        {
            return await _service.SendAsync(new(RequestMethod.Get, path), cancel).ConfigureAwait(false) ?? throw new TwinGraphException(GraphErrorCode.ServiceUnavailable, "the answer was empty");
        }
        catch (TwinGraphException problem) when (problem.Code == GraphErrorCode.ServiceUnavailable)
        {
            throw new TwinGraphException(problem.Code, $"The change of {what} was made, but could not be read back and shows here after the next refresh: {problem.Message}", problem);
        }
    }
}
