using System.Text.Json;
using System.Text.Json.Nodes;

namespace BatteryTwin.Ingest.Live;

/// <summary>
/// A message of the live feed. <see cref="Kind"/> is <c>telemetry</c>, <c>twin</c>, <c>alert</c> or <c>graph</c>; <see cref="Twin"/> the twin it is about;
/// <see cref="Body"/> the JSON that clients receive:
/// telemetry <c>{"twin","time","values":{field:value},"times"?:{field:time}}</c> (<c>times</c> only for fields older than <c>time</c>;
/// integers beyond 2^53 as text; <c>"types"?:{field:"integer"|"unsigned"}</c>; <c>"quality"?:{field:"uncertain"|"bad"}</c>; <c>"simulated"?:true</c>), twin <c>{"twin","model","time","properties":{path:value}}</c> (the changed ones, null for a removed one),
/// alert: the alert as <c>/api/alerts</c> shows it, graph: see <see cref="GraphBody"/>. One message goes to many readers: none may change the body.
/// </summary>
public sealed record LiveMessage(string Kind, string Twin, JsonObject Body)
{
    public const string Telemetry = "telemetry";
    public const string TwinChanged = "twin";
    public const string AlertChanged = "alert";
    public const string GraphChanged = "graph";

    private byte[]? _utf8;

    /// <summary>The body as JSON text, made once for all readers.</summary>
    public byte[] ToUtf8() => _utf8 ??= JsonSerializer.SerializeToUtf8Bytes(Body);
}
