using System.Text.Json;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Domain.Twins.Templates;
using BatteryTwin.Web.State.AsOf;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Web.State.Setup;

/// <summary>Checks what a new plant would make of the graph, and creates it in one go. Singleton.</summary>
public sealed class PlantSetup(ITwinGraph graph, ProductModels models, IOptions<TopologyOptions> options, TimeProvider time)
{
    /// <summary>What plants from templates would make.</summary>
    public SetupPreview Preview(IReadOnlyList<PlantTemplate> plants)
    {
        try
        {
            return Preview(TemplateGraph.Of(plants, models.All));
        }
        catch (TwinGraphException refusal)
        {
            return SetupPreview.Unreadable(refusal.Details.Count > 0 ? [.. refusal.Details.Select(detail => new SetupProblem("Template", detail))] : [new("Template", refusal.Message)]);
        }
    }

    /// <summary>What a graph document would make.</summary>
    public SetupPreview Preview(JsonElement json)
    {
        GraphDocument document;
        try
        {
            document = GraphDocument.Read(json);
        }
        catch (TwinGraphException refusal)
        {
            return SetupPreview.Unreadable([new("Document", refusal.Message)]);
        }

        TwinGraphSnapshot before = graph.Current;
        ChangeStamp stamp = ChangeStamp.Of(time.GetUtcNow(), ChangeOrigin.Import);
        SetupCounts counts = new(document.Models.Count, document.Twins.Count, document.Relationships.Count);
        try
        {
            GraphStep step = GraphImport.Of(before, document, graph.Limits, stamp);
            return new(json, counts, Items(document, step, before), [], Map(document, step.Next, stamp.Time));
        }
        catch (Exception refusal) when (refusal is TwinGraphException or ModelException)
        {
            IReadOnlyList<SetupProblem> problems = new DocumentCheck(before, graph.Limits, stamp).Of(document);
            return new(json, counts, [], problems.Count > 0 ? problems : [new("Document", refusal.Message)], null);
        }
    }

    /// <summary>Creates everything in a document, or nothing.</summary>
    /// <returns>Null when it was done, else why not, in words.</returns>
    public async Task<string?> CreateAsync(JsonElement document, string name, CancellationToken cancel)
    {
        try
        {
            await graph.ImportAsync(document, ChangeOrigin.Import with { Actor = name.Trim() }, cancel);
            return null;
        }
        catch (TwinGraphException refusal)
        {
            return $"Nothing was created: {refusal.Message}.";
        }
    }

    private static List<SetupItem> Items(GraphDocument document, GraphStep step, TwinGraphSnapshot before)
    {
        HashSet<string> models = [.. step.Changes.OfType<ModelChange>().Select(change => change.ModelId)];
        Dictionary<string, TwinChange> twins = step.Changes.OfType<TwinChange>().ToDictionary(change => change.TwinId, StringComparer.Ordinal);
        Dictionary<(string, string), RelationshipChange> edges = step.Changes.OfType<RelationshipChange>().ToDictionary(change => (change.Subject.SourceId, change.Subject.Id));
        List<SetupItem> items = [];
        foreach (string id in document.Twins.Select(twin => Member(twin, "$dtId")))
        {
            items.Add(new("Twin", id, step.Next.Find(id)!.ModelId, !twins.TryGetValue(id, out TwinChange? change) ? SetupEffect.AlreadyThere : change.Before is null ? SetupEffect.New : SetupEffect.Changed));
        }

        foreach (JsonElement edge in document.Relationships)
        {
            (string Source, string Id) key = (Member(edge, "$sourceId"), Member(edge, "$relationshipId"));
            items.Add(new(
                "Relationship",
                key.Id,
                $"{key.Source} {Member(edge, "$relationshipName")} {Member(edge, "$targetId")}",
                !edges.TryGetValue(key, out RelationshipChange? change) ? SetupEffect.AlreadyThere : change.Before is null ? SetupEffect.New : SetupEffect.Changed));
        }

        items.AddRange(document.Models.Select(ModelCatalog.IdOf).Select(id => new SetupItem("Model", id, step.Next.Models.Interface(id)?.Label ?? id, models.Contains(id) ? SetupEffect.New : SetupEffect.AlreadyThere)));
        return items;
    }

    /// <summary>The structure of what the document speaks of, alone.</summary>
    private TopologyMap Map(GraphDocument document, TwinGraphSnapshot after, DateTimeOffset now)
    {
        HashSet<string> ids = [.. document.Twins.Select(twin => Member(twin, "$dtId"))];
        TwinGraphSnapshot own = new(
            after.Models,
            after.Twins.RemoveRange(after.Twins.Keys.Where(id => !ids.Contains(id))),
            RelationshipIndex.Build(after.Relationships.All.Where(edge => ids.Contains(edge.SourceId) && ids.Contains(edge.TargetId))));
        return new(PastPlant.Moment(own, now, options.Value));
    }

    private static string Member(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
