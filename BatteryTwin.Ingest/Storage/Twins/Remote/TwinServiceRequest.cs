using Azure.Core;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Storage.Twins.Remote;

/// <summary>One request to a twin service: path and query below its address, body, and what it demands of the state it meets.</summary>
internal sealed record TwinServiceRequest(RequestMethod Method, string Path)
{
    public const string Json = "application/json";
    public const string JsonPatch = "application/json-patch+json";

    public string? Body { get; init; }

    public string ContentType { get; init; } = Json;

    public ETagCondition Condition { get; init; }

    public int? PageSize { get; init; }

    /// <summary>Who asks; another BatteryTwin keeps it with the change.</summary>
    public ChangeOrigin? Origin { get; init; }
}
