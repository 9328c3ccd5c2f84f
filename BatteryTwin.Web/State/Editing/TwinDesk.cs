using System.Text.Json;
using System.Text.Json.Nodes;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Web.State.Editing;

/// <summary>What people change about twins and relationships. Every action but saving returns null when it was done, else why not, in words. Singleton.</summary>
public sealed class TwinDesk(ITwinGraph graph)
{
    /// <summary>Source of changes made on pages.</summary>
    public const string Source = "page";

    private const int MostTries = 20;

    /// <summary>The twin as it is; null when there is none.</summary>
    public TwinSheet? Read(string twinId)
    {
        TwinGraphSnapshot now = graph.Current;
        return now.Find(twinId) is { } twin ? TwinSheet.Of(twin, now.Models) : null;
    }

    /// <summary>
    /// Saves a draft as one patch on the state it was made for. When the twin has moved on, the draft follows it as long as nobody touched
    /// the fields edited here; otherwise nothing is saved and the conflicts are named.
    /// </summary>
    public async Task<SaveOutcome> SaveAsync(TwinDraft draft, string name, CancellationToken cancel)
    {
        if (!draft.CheckAll(graph.Limits))
        {
            return SaveOutcome.Refused("Nothing was saved; correct the marked fields.");
        }

        for (int left = MostTries; left > 0; left--)
        {
            try
            {
                await graph.PatchTwinAsync(draft.Basis.Twin.Id, draft.ToPatch(), ETagCondition.IfMatch(draft.Basis.Twin.ETag), By(name), cancel);
                return SaveOutcome.Saved;
            }
            catch (TwinGraphException refusal) when (refusal.Code == GraphErrorCode.PreconditionFailed)
            {
                if (Read(draft.Basis.Twin.Id) is not { } newer)
                {
                    return SaveOutcome.Refused("Nothing was saved: the twin was deleted meanwhile.");
                }

                if (draft.ConflictsWith(newer) is { Count: > 0 } conflicts)
                {
                    return new(false, null, conflicts);
                }

                draft.Rebase(newer);
            }
            catch (StorageUnavailableException refusal)
            {
                return SaveOutcome.Refused($"Nothing was saved: {refusal.Message}.");
            }
            catch (TwinGraphException refusal)
            {
                IReadOnlyList<string> unplaced = draft.Explain(refusal.Details);
                return SaveOutcome.Refused(refusal.Details.Count == 0 ? $"Nothing was saved: {refusal.Message}." : string.Join(" ", ["Nothing was saved; correct the marked fields.", .. unplaced]));
            }
        }

        return SaveOutcome.Refused("Nothing was saved: the twin changes faster than it can be saved; try again.");
    }

    /// <summary>Makes a twin with all its components, empty, and the name people use where the model has a <c>Name</c>.</summary>
    public Task<string?> CreateAsync(string twinId, string modelId, string? title, string name, CancellationToken cancel)
    {
        JsonObject twin = new() { ["$metadata"] = new JsonObject { ["$model"] = modelId } };
        if (graph.Current.Models.Interface(modelId) is { } model)
        {
            foreach (DtdlComponent component in model.Contents.OfType<DtdlComponent>())
            {
                twin[component.Name] = new JsonObject { ["$metadata"] = new JsonObject() };
            }

            if (!string.IsNullOrWhiteSpace(title) && model.Find<DtdlProperty>("Name") is not null)
            {
                twin["Name"] = title.Trim();
            }
        }

        return DoAsync(async () => await graph.PutTwinAsync(twinId.Trim(), JsonSerializer.SerializeToElement(twin), ETagCondition.IfNew, By(name), cancel));
    }

    /// <summary>Deletes a twin, after its relationships in both directions when that is wanted.</summary>
    public Task<string?> DeleteAsync(string twinId, bool withRelationships, string name, CancellationToken cancel) => DoAsync(async () =>
    {
        RelationshipIndex relationships = graph.Current.Relationships;
        foreach (Relationship edge in withRelationships ? relationships.From(twinId).Concat(relationships.To(twinId)) : [])
        {
            await graph.DeleteRelationshipAsync(edge.SourceId, edge.Id, ETagCondition.None, By(name), cancel);
        }

        await graph.DeleteTwinAsync(twinId, ETagCondition.None, By(name), cancel);
    });

    /// <summary>Relates two twins; the id is made of both and the name.</summary>
    public Task<string?> RelateAsync(string sourceId, string relationship, string targetId, IReadOnlyDictionary<string, JsonElement> properties, string name, CancellationToken cancel)
    {
        string id = $"{sourceId}-{relationship}-{targetId}";
        JsonObject edge = new() { ["$relationshipName"] = relationship, ["$targetId"] = targetId };
        foreach ((string property, JsonElement value) in properties)
        {
            edge[property] = JsonSerializer.SerializeToNode(value);
        }

        return DoAsync(async () => await graph.PutRelationshipAsync(
            sourceId, id.Length <= graph.Limits.MaxIdLength ? id : Guid.NewGuid().ToString(), JsonSerializer.SerializeToElement(edge), ETagCondition.IfNew, By(name), cancel));
    }

    public Task<string?> UnrelateAsync(string sourceId, string relationshipId, string name, CancellationToken cancel) =>
        DoAsync(async () => await graph.DeleteRelationshipAsync(sourceId, relationshipId, ETagCondition.None, By(name), cancel));

    private static ChangeOrigin By(string name) => new(Source, name.Trim());

    private static async Task<string?> DoAsync(Func<Task> request)
    {
        try
        {
            await request();
            return null;
        }
        catch (StorageUnavailableException refusal)
        {
            return $"Not done: {refusal.Message}.";
        }
        catch (TwinGraphException refusal)
        {
            return refusal.Code == GraphErrorCode.PreconditionFailed ? "Not done: it exists already." : $"Not done: {refusal.Message}.";
        }
    }
}
