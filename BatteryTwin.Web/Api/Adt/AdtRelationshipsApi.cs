using System.Text.Json;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Domain.Twins.Editing;
using BatteryTwin.Domain.Twins.Patching;

namespace BatteryTwin.Web.Api.Adt;

/// <summary>Operations on relationships: <c>/digitaltwins/{id}/relationships</c> and <c>…/incomingrelationships</c>.</summary>
internal sealed class AdtRelationshipsApi(ITwinGraph graph, AdtPast past) : IAdtApi
{
    private const string ListPath = AdtTwinsApi.Path + "/relationships";
    private const string OnePath = ListPath + "/{relationshipId}";
    private const int StandardPage = 100;
    private const int MaxPage = 1_000;

    // Ids have no control characters, so this one can stand between two of them.
    private const char KeySeparator = '\n';

    public void Map(AdtRoutes routes)
    {
        routes.Read("GET", ListPath, ListAsync);
        routes.Read("GET", AdtTwinsApi.Path + "/incomingrelationships", ListIncomingAsync);
        routes.Read("GET", OnePath, GetAsync);
        routes.Write("PUT", OnePath, PutAsync);
        routes.Write("PATCH", OnePath, PatchAsync);
        routes.Write("DELETE", OnePath, DeleteAsync);
    }

    private async Task ListAsync(AdtRequest request)
    {
        string id = request.Id("id");
        string? name = request.Http.Query["relationshipName"] is [{ Length: > 0 } given, ..] ? given : null;
        int size = request.PageSize(StandardPage, MaxPage);
        string? after = AdtPaging.After(request);
        TwinGraphSnapshot state = await past.GraphAsync(request);
        AdtTwinsApi.Require(state, id);
        IEnumerable<Relationship> edges = state.Relationships.From(id, name);
        if (after is not null)
        {
            edges = edges.SkipWhile(edge => string.CompareOrdinal(edge.Id, after) <= 0);
        }

        await AdtPaging.SendAsync(request, edges, size, edge => edge.Id, RelationshipJson.Write);
    }

    private async Task ListIncomingAsync(AdtRequest request)
    {
        string id = request.Id("id");
        int size = request.PageSize(StandardPage, MaxPage);
        string? after = AdtPaging.After(request);
        TwinGraphSnapshot state = await past.GraphAsync(request);
        AdtTwinsApi.Require(state, id);
        IEnumerable<Relationship> edges = state.Relationships.To(id);
        if (after?.Split(KeySeparator) is [var source, var last])
        {
            edges = edges.SkipWhile(edge => string.CompareOrdinal(edge.SourceId, source) is var bySource && (bySource < 0 || (bySource == 0 && string.CompareOrdinal(edge.Id, last) <= 0)));
        }

        await AdtPaging.SendAsync(request, edges, size, edge => edge.SourceId + KeySeparator + edge.Id, WriteIncoming);
    }

    private async Task GetAsync(AdtRequest request)
    {
        Relationship relationship = RelationshipEditing.Require(await past.GraphAsync(request), request.Id("id"), request.Id("relationshipId"));
        await request.JsonAsync(relationship, RelationshipJson.Write, relationship.ETag);
    }

    private async Task PutAsync(AdtRequest request)
    {
        ETagCondition condition = request.IfNew;
        using AdtBody body = await AdtBody.ReadAsync(request, AdtBodyLimit.Twin);
        Relationship relationship = await graph.PutRelationshipAsync(request.Id("id"), request.Id("relationshipId"), body.Root, condition, request.Origin, request.Cancel);
        await request.JsonAsync(relationship, RelationshipJson.Write, relationship.ETag);
    }

    private async Task PatchAsync(AdtRequest request)
    {
        ETagCondition condition = request.IfMatch;
        using AdtBody body = await AdtBody.ReadPatchAsync(request, AdtBodyLimit.Twin);
        Relationship relationship = await graph.PatchRelationshipAsync(
            request.Id("id"), request.Id("relationshipId"), JsonPatch.Read(body.Root), condition, request.Origin, request.Cancel);
        await request.NoContentAsync(relationship.ETag);
    }

    private async Task DeleteAsync(AdtRequest request)
    {
        await graph.DeleteRelationshipAsync(request.Id("id"), request.Id("relationshipId"), request.IfMatch, request.Origin, request.Cancel);
        await request.NoContentAsync();
    }

    private static void WriteIncoming(Utf8JsonWriter writer, Relationship relationship)
    {
        writer.WriteStartObject();
        writer.WriteString("$relationshipId", relationship.Id);
        writer.WriteString("$sourceId", relationship.SourceId);
        writer.WriteString("$relationshipName", relationship.Name);
        writer.WriteString("$relationshipLink", $"/digitaltwins/{Uri.EscapeDataString(relationship.SourceId)}/relationships/{Uri.EscapeDataString(relationship.Id)}");
        writer.WriteEndObject();
    }
}
