using System.Text.Json;

namespace BatteryTwin.Domain.Twins.Events;

/// <summary>Makes events of what happens in the twin graph.</summary>
/// <param name="host">Host name of the service, the events' source.</param>
/// <param name="newId">Gives unique ids.</param>
public sealed class GraphEvents(string host, Func<string> newId)
{
    /// <summary>The event of a change; null for a change that has none: of models, and writes that left nothing to tell.</summary>
    /// <param name="change">What happened.</param>
    /// <param name="modelOf">Model of a twin; null when the twin is gone.</param>
    public CloudEvent? Of(GraphChange change, Func<string, string?> modelOf) => change switch
    {
        TwinChange twin => Of(twin),
        RelationshipChange relationship => Of(relationship, modelOf),
        _ => null,
    };

    /// <summary>The event of a telemetry message that was published for a twin or one of its components.</summary>
    public CloudEvent Telemetry(string twinId, string? component, string modelId, string messageId, DateTimeOffset time, JsonElement body, string? traceParent) => new()
    {
        Id = messageId,
        Source = $"{host}/digitaltwins/{Uri.EscapeDataString(twinId)}" + (component is null ? string.Empty : $"/components/{Uri.EscapeDataString(component)}"),
        Type = EventTypes.Telemetry,
        Time = time,
        DataSchema = modelId,
        TraceParent = TraceParent.Read(traceParent),
        Data = body,
    };

    private CloudEvent? Of(TwinChange change) => change switch
    {
        { Before: null, After: { } created } => Make(EventTypes.TwinCreate, change, change.TwinId, Whole(created)),
        { Before: { } deleted, After: null } => Make(EventTypes.TwinDelete, change, change.TwinId, Whole(deleted)),
        { Before: { } before, After: { } after } when GraphDifference.Of(before, after) is { IsEmpty: false } patch =>
            Make(EventTypes.TwinUpdate, change, change.TwinId, EventData.Update(after.ModelId, patch)),
        _ => null,
    };

    private CloudEvent? Of(RelationshipChange change, Func<string, string?> modelOf)
    {
        string subject = $"{change.Subject.SourceId}/relationships/{change.Subject.Id}";
        return change switch
        {
            { Before: null, After: { } created } => Make(EventTypes.RelationshipCreate, change, subject, Whole(created)),
            { Before: { } deleted, After: null } => Make(EventTypes.RelationshipDelete, change, subject, Whole(deleted)),
            { Before: { } before, After: { } after } when GraphDifference.Of(before, after) is { IsEmpty: false } patch =>
                Make(EventTypes.RelationshipUpdate, change, subject, EventData.Update(modelOf(after.SourceId), patch)),
            _ => null,
        };
    }

    private CloudEvent Make(string type, GraphChange change, string subject, JsonElement data)
    {
        string id = newId();
        return new()
        {
            Id = id,
            Source = host,
            Type = type,
            Subject = subject,
            Time = change.Time,
            TraceParent = TraceParent.Of(change.Origin.RequestId, id),
            Data = data,
        };
    }

    private static JsonElement Whole(Twin twin) => EventData.Of(writer => TwinJson.Write(writer, twin));

    private static JsonElement Whole(Relationship relationship) => EventData.Of(writer => RelationshipJson.Write(writer, relationship));
}
