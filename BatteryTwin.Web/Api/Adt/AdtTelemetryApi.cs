using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Events;
using BatteryTwin.Ingest.Sources.Publications;

namespace BatteryTwin.Web.Api.Adt;

/// <summary>
/// Publishing telemetry of a twin or component: stored like every other telemetry, as far as it has values that can be, and passed on as it is.
/// </summary>
internal sealed class AdtTelemetryApi(ITwinGraph graph, TelemetryPublisher publisher, TimeProvider time) : IAdtApi
{
    private const string MessageIdHeader = "Message-Id";
    private const string SourceTimeHeader = "Telemetry-Source-Time";

    public void Map(AdtRoutes routes)
    {
        routes.Write("POST", AdtTwinsApi.Path + "/telemetry", PublishAsync);
        routes.Write("POST", AdtComponentsApi.Path + "/telemetry", PublishAsync);
    }

    private async Task PublishAsync(AdtRequest request)
    {
        string id = request.Id("id");
        TwinGraphSnapshot state = graph.Current;
        Twin twin = AdtTwinsApi.Require(state.Find(id), id);
        string? component = request.Http.RouteValues.ContainsKey("name") ? request.Id("name") : null;
        string modelId = component is null ? twin.ModelId : ModelOf(state, twin, component);
        DateTimeOffset sourceTime = SourceTime(request);
        using AdtBody body = await AdtBody.ReadAsync(request, AdtBodyLimit.Telemetry);
        PublishedTelemetry telemetry = new(id, component, modelId, MessageId(request), sourceTime, body.Root.Clone());
        await publisher.PublishAsync(telemetry, request.Cancel);
        await request.NoContentAsync();
    }

    private static string ModelOf(TwinGraphSnapshot state, Twin twin, string component)
    {
        AdtComponentsApi.Require(twin, component);
        return state.Models.Interface(twin.ModelId)?.Find<DtdlComponent>(component)?.Schema ?? twin.ModelId;
    }

    /// <summary>The publisher's id. The API asks for one, but not every client sends it.</summary>
    private static string MessageId(AdtRequest request) =>
        request.Http.Headers[MessageIdHeader] is [{ Length: > 0 } given, ..] ? given : Guid.NewGuid().ToString("D");

    private DateTimeOffset SourceTime(AdtRequest request)
    {
        string? text = request.Http.Headers[SourceTimeHeader] is [{ Length: > 0 } given, ..] ? given : null;
        return text is null ? time.GetUtcNow()
            : TelemetryTime.ParseNs(text) is { } ns ? EpochTime.FromNs(ns)
            : throw AdtException.InvalidArgument($"The header {SourceTimeHeader} is '{text}', which is no time; write {TelemetryTime.TimeForm}");
    }
}
