using System.Text.Json;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>An answer of the 2.x management API.</summary>
internal sealed class ManagementAnswer(string json)
{
    private readonly JsonElement _root = Parse(json);

    /// <summary>The id of the one thing answered.</summary>
    public string? Id => _root.TryGetProperty("id", out JsonElement id) ? id.GetString() : null;

    /// <summary>The id of the first entry of a list; null when it is empty or missing.</summary>
    public string? FirstId(string list) => Entries(list).Select(entry => entry.GetProperty("id").GetString()).FirstOrDefault();

    /// <summary>True when a database mapping leads to a bucket.</summary>
    public bool HasMappingTo(string bucketId) => Entries("content").Any(entry => entry.TryGetProperty("bucketID", out JsonElement id) && id.GetString() == bucketId);

    private JsonElement[] Entries(string list) =>
        _root.TryGetProperty(list, out JsonElement entries) && entries.ValueKind == JsonValueKind.Array ? [.. entries.EnumerateArray()] : [];

    private static JsonElement Parse(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document.RootElement.Clone();
            }
        }
        catch (JsonException problem)
        {
            throw new StorageUnavailableException($"the management API's answer is no JSON ({problem.Message}): is {InfluxDbOptions.Section}:Url that of an InfluxDB 2.x server?", problem);
        }

        throw new StorageUnavailableException($"the management API's answer is no JSON object: is {InfluxDbOptions.Section}:Url that of an InfluxDB 2.x server?");
    }
}
