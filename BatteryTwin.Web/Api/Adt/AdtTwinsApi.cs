using System.Text.Json;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Domain.Twins.Patching;

namespace BatteryTwin.Web.Api.Adt;

/// <summary>Operations on twins: <c>/digitaltwins/{id}</c>.</summary>
internal sealed class AdtTwinsApi(ITwinGraph graph, AdtPast past) : IAdtApi
{
    public const string Path = "/digitaltwins/{id}";

    public void Map(AdtRoutes routes)
    {
        routes.Read("GET", Path, GetAsync);
        routes.Write("PUT", Path, PutAsync);
        routes.Write("PATCH", Path, PatchAsync);
        routes.Write("DELETE", Path, DeleteAsync);
        routes.Rest("/digitaltwins/{**rest}");
    }

    /// <exception cref="TwinGraphException">There is, or was, no such twin.</exception>
    public static Twin Require(Twin? twin, string id) => twin ?? throw Missing(id);

    /// <exception cref="TwinGraphException">There is, or was, no such twin.</exception>
    public static void Require(TwinGraphSnapshot graph, string id)
    {
        if (!graph.Twins.ContainsKey(id))
        {
            throw Missing(id);
        }
    }

    private async Task GetAsync(AdtRequest request)
    {
        string id = request.Id("id");
        await SendAsync(request, Require(await past.TwinAsync(request, id), id));
    }

    private async Task PutAsync(AdtRequest request)
    {
        ETagCondition condition = request.IfNew;
        using AdtBody body = await AdtBody.ReadAsync(request, AdtBodyLimit.Twin);
        await SendAsync(request, await graph.PutTwinAsync(request.Id("id"), body.Root, condition, request.Origin, request.Cancel));
    }

    private async Task PatchAsync(AdtRequest request)
    {
        ETagCondition condition = request.IfMatch;
        using AdtBody body = await AdtBody.ReadPatchAsync(request, AdtBodyLimit.Twin);
        Twin twin = await graph.PatchTwinAsync(request.Id("id"), JsonPatch.Read(body.Root), condition, request.Origin, request.Cancel);
        await request.NoContentAsync(twin.ETag);
    }

    private async Task DeleteAsync(AdtRequest request)
    {
        await graph.DeleteTwinAsync(request.Id("id"), request.IfMatch, request.Origin, request.Cancel);
        await request.NoContentAsync();
    }

    private static Task SendAsync(AdtRequest request, Twin twin) =>
        request.JsonAsync(twin, request.Version.HasUpdateTimes ? WriteTwin : WriteTwinWithoutUpdateTimes, twin.ETag);

    private static void WriteTwin(Utf8JsonWriter writer, Twin twin) => TwinJson.Write(writer, twin);

    private static void WriteTwinWithoutUpdateTimes(Utf8JsonWriter writer, Twin twin) => TwinJson.Write(writer, twin, withUpdateTimes: false);

    private static TwinGraphException Missing(string id) => new(
        GraphErrorCode.DigitalTwinNotFound, $"There is no digital twin instance that exists with the ID {id}. Check that the id is spelt as it was created.");
}
