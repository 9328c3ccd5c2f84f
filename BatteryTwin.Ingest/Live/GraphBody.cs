using System.Text.Json;
using System.Text.Json.Nodes;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Domain.Twins.Events;

namespace BatteryTwin.Ingest.Live;

/// <summary>
/// Bodies of <c>graph</c> messages: <c>{"type","subject","time","data"}</c> as events of the same change have them. Changes of a twin's
/// properties are left to <c>twin</c> messages. Type <c>BatteryTwin.Graph.Missed</c> with data <c>{"changes":n}</c> and no subject means: so many
/// messages were passed over, read the graph anew.
/// </summary>
internal static class GraphBody
{
    public const string MissedType = "BatteryTwin.Graph.Missed";

    private static readonly GraphEvents s_events = new(string.Empty, static () => string.Empty);

    /// <summary>The body for a change; null for one that these messages do not tell.</summary>
    public static JsonObject? Of(GraphChange change, ITwinGraph graph)
    {
        bool isTold = change is RelationshipChange or TwinChange { Before: null } or TwinChange { After: null };
        return isTold && s_events.Of(change, id => graph.Current.Find(id)?.ModelId) is { } happened
            ? new() { ["type"] = happened.Type, ["subject"] = happened.Subject, ["time"] = GraphTime.Text(happened.Time), ["data"] = JsonSerializer.SerializeToNode(happened.Data) }
            : null;
    }

    public static JsonObject Missed(long changes) => new() { ["type"] = MissedType, ["data"] = new JsonObject { ["changes"] = changes } };
}
