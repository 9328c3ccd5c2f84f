using System.Text.Json;
using BatteryTwin.Ingest.Events;

namespace BatteryTwin.Web.Api.Adt;

/// <summary>Operations on event routes: <c>/eventroutes</c>.</summary>
internal sealed class AdtEventRoutesApi(IEventRoutes eventRoutes) : IAdtApi
{
    private const string Path = "/eventroutes/{id}";
    private const string EndpointMember = "endpointName";
    private const string FilterMember = "filter";
    private const int MaxPage = 100;

    public void Map(AdtRoutes routes)
    {
        routes.Read("GET", "/eventroutes", ListAsync);
        routes.Read("GET", Path, GetAsync);
        routes.Write("PUT", Path, PutAsync);
        routes.Write("DELETE", Path, DeleteAsync);
        routes.Rest("/eventroutes/{**rest}");
    }

    private Task ListAsync(AdtRequest request)
    {
        int size = request.PageSize(MaxPage, MaxPage);
        string? after = AdtPaging.After(request);
        IEnumerable<EventRoute> wanted = eventRoutes.All.Where(route => after is null || string.CompareOrdinal(route.Id, after) > 0);
        return AdtPaging.SendAsync(request, wanted, size, route => route.Id, Write);
    }

    private Task GetAsync(AdtRequest request)
    {
        string id = request.Id("id");
        return request.JsonAsync(eventRoutes.Find(id) ?? throw EventRouteException.NotFound(id), Write);
    }

    private async Task PutAsync(AdtRequest request)
    {
        string id = request.Id("id");
        using AdtBody body = await AdtBody.ReadAsync(request, AdtBodyLimit.Twin);
        if (body.Root.ValueKind != JsonValueKind.Object)
        {
            throw AdtException.InvalidArgument($$"""The body must be an object: {"{{EndpointMember}}": name of an endpoint, "{{FilterMember}}": true or a condition}.""");
        }

        string endpoint = Text(body.Root, EndpointMember, EventRouteErrorCode.EventRouteEndpointInvalid, "name the endpoint that the events go to");
        string filter = Text(body.Root, FilterMember, EventRouteErrorCode.EventRouteFilterInvalid, "give true for all events, or a condition in a text");
        eventRoutes.Put(new(id, endpoint, filter));
        await request.NoContentAsync();
    }

    private Task DeleteAsync(AdtRequest request)
    {
        eventRoutes.Delete(request.Id("id"));
        return request.NoContentAsync();
    }

    /// <summary>A text; <c>true</c> and <c>false</c> may come without quotes too.</summary>
    private static string Text(JsonElement body, string member, EventRouteErrorCode code, string remedy)
    {
        body.TryGetProperty(member, out JsonElement value);
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => throw new EventRouteException(code, $"'{member}' is missing or no text; {remedy}"),
        };
    }

    private static void Write(Utf8JsonWriter writer, EventRoute route)
    {
        writer.WriteStartObject();
        writer.WriteString("id", route.Id);
        writer.WriteString(EndpointMember, route.EndpointName);
        writer.WriteString(FilterMember, route.Filter);
        writer.WriteEndObject();
    }
}
