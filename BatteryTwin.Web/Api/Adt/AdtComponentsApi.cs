using BatteryTwin.Domain.Twins;
using BatteryTwin.Domain.Twins.Patching;

namespace BatteryTwin.Web.Api.Adt;

/// <summary>Operations on the components of a twin: <c>/digitaltwins/{id}/components/{name}</c>. A component has the tag of its twin.</summary>
internal sealed class AdtComponentsApi(ITwinGraph graph, AdtPast past) : IAdtApi
{
    public const string Path = AdtTwinsApi.Path + "/components/{name}";

    public void Map(AdtRoutes routes)
    {
        routes.Read("GET", Path, GetAsync);
        routes.Write("PATCH", Path, PatchAsync);
    }

    /// <exception cref="TwinGraphException">The twin has no such component.</exception>
    public static TwinComponent Require(Twin twin, string name) => twin.Components.GetValueOrDefault(name)
        ?? throw new TwinGraphException(GraphErrorCode.ComponentNotFound, $"The digital twin {twin.Id} has no component {name}; it has {Names(twin)}");

    private async Task GetAsync(AdtRequest request)
    {
        string id = request.Id("id");
        Twin twin = AdtTwinsApi.Require(await past.TwinAsync(request, id), id);
        TwinComponent component = Require(twin, request.Id("name"));
        await request.JsonAsync(
            (component, request.Version.HasUpdateTimes), static (writer, state) => TwinJson.WriteComponent(writer, state.component, state.HasUpdateTimes), twin.ETag);
    }

    private async Task PatchAsync(AdtRequest request)
    {
        ETagCondition condition = request.IfMatch;
        using AdtBody body = await AdtBody.ReadPatchAsync(request, AdtBodyLimit.Twin);
        Twin twin = await graph.PatchComponentAsync(request.Id("id"), request.Id("name"), JsonPatch.Read(body.Root), condition, request.Origin, request.Cancel);
        await request.NoContentAsync(twin.ETag);
    }

    private static string Names(Twin twin) => twin.Components.IsEmpty ? "none" : string.Join(", ", twin.Components.Keys);
}
