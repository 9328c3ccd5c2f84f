using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace BatteryTwin.Ingest.Tests.Events;

/// <summary>A call that a <see cref="Webhook"/> got, and its answer.</summary>
internal sealed record WebhookCall(DateTimeOffset Time, int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonElement Event { get; } = JsonElement.Parse(Body);

    public string? ContentType => Headers.GetValueOrDefault("Content-Type");

    public string? Authorization => Headers.GetValueOrDefault("Authorization");

    public string Header(string name) => Headers[name];

    public static WebhookCall Of(DateTimeOffset time, int status, IHeaderDictionary headers, string body) =>
        new(time, status, headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body);
}
