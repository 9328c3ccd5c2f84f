using BatteryTwin.Domain.Twins;
using BatteryTwin.Web.Api.Adt;

namespace BatteryTwin.Web.Api;

/// <summary>Who asks for a change, as the client says itself.</summary>
internal static class RequestActor
{
    private const int MaxLength = 200;

    public static ChangeOrigin Origin(HttpRequest request, string source)
    {
        string? actor = request.Headers[AdtRequest.ActorHeader];
        return new(source, string.IsNullOrWhiteSpace(actor) ? null : actor.Length <= MaxLength ? actor : actor[..MaxLength], request.HttpContext.TraceIdentifier);
    }
}
