using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Storage.Twins.Remote;

/// <summary>
/// The data plane of a twin service (Azure Digital Twins REST API, version 2023-10-31) as requests and pages. Every failure is a
/// <see cref="TwinGraphException"/>.
/// </summary>
internal sealed class TwinService
{
    public const int PageSize = 1000;

    private const string Version = "api-version=2023-10-31";
    private const string ActorHeader = "X-BatteryTwin-Actor";

    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HttpPipeline _pipeline;
    private readonly TwinServiceErrors _errors;

    public TwinService(RemoteTwinOptions options, HttpPipeline pipeline)
    {
        Endpoint = new Uri(options.Endpoint.TrimEnd('/') + "/");
        _pipeline = pipeline;
        _errors = new(Endpoint);
    }

    public Uri Endpoint { get; }

    public static string TwinPath(string twinId) => $"/digitaltwins/{Uri.EscapeDataString(twinId)}";

    public static string ComponentPath(string twinId, string component) => $"{TwinPath(twinId)}/components/{Uri.EscapeDataString(component)}";

    public static string RelationshipPath(string sourceId, string relationshipId) => $"{TwinPath(sourceId)}/relationships/{Uri.EscapeDataString(relationshipId)}";

    public static string ModelPath(string modelId) => $"/models/{Uri.EscapeDataString(modelId)}";

    /// <summary>Sends a request and returns its JSON; null when the answer has no body.</summary>
    /// <exception cref="TwinGraphException">The service refused it, or cannot be reached.</exception>
    public async Task<JsonElement?> SendAsync(TwinServiceRequest request, CancellationToken cancel)
    {
        try
        {
            using HttpMessage message = _pipeline.CreateMessage(new RequestContext { CancellationToken = cancel });
            Fill(message.Request, request);
            await _pipeline.SendAsync(message, cancel).ConfigureAwait(false);
            if (message.Response.IsError)
            {
                throw _errors.Refusal(message.Response);
            }

            if (message.Response.ContentStream is null || message.Response.Content.ToMemory().IsEmpty)
            {
                return null;
            }

            using JsonDocument document = JsonDocument.Parse(message.Response.Content);
            return document.RootElement.Clone();
        }
        catch (Exception problem) when (TwinServiceErrors.IsOutage(problem) && !cancel.IsCancellationRequested)
        {
            throw _errors.Outage(problem);
        }
    }

    /// <summary>All models, page by page.</summary>
    public async IAsyncEnumerable<JsonElement[]> ModelsAsync(bool withDefinitions, [EnumeratorCancellation] CancellationToken cancel)
    {
        string? path = withDefinitions ? "/models?includeModelDefinition=true" : "/models";
        while (path is not null)
        {
            JsonElement page = await RequireAsync(new(RequestMethod.Get, path) { PageSize = 100 }, cancel).ConfigureAwait(false);
            yield return Items(page);
            path = TextOf(page, "nextLink") is { Length: > 0 } next ? RelativePath(next) : null;
        }
    }

    /// <summary>The rows of a query, page by page.</summary>
    public async IAsyncEnumerable<JsonElement[]> QueryAsync(string query, [EnumeratorCancellation] CancellationToken cancel)
    {
        string? token = null;
        do
        {
            string body = token is null ? Object("query", query) : Object("continuationToken", token);
            JsonElement page = await RequireAsync(new(RequestMethod.Post, "/query") { Body = body, PageSize = PageSize }, cancel).ConfigureAwait(false);
            yield return Items(page);
            token = TextOf(page, "continuationToken");
        }
        while (!string.IsNullOrEmpty(token));
    }

    private async Task<JsonElement> RequireAsync(TwinServiceRequest request, CancellationToken cancel) =>
        await SendAsync(request, cancel).ConfigureAwait(false) is { ValueKind: JsonValueKind.Object } answer ? answer : throw _errors.Outage(new JsonException($"the answer to {request.Path} is no JSON object"));

    private void Fill(Request target, TwinServiceRequest request)
    {
        target.Method = request.Method;
        string path = Endpoint.AbsoluteUri.TrimEnd('/') + request.Path;
        target.Uri.Reset(new Uri(path.Contains("api-version=", StringComparison.Ordinal) ? path : path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + Version));
        target.Headers.Add("Accept", TwinServiceRequest.Json);
        if (request.Body is { } body)
        {
            target.Headers.Add("Content-Type", request.ContentType);
            target.Content = RequestContent.Create(BinaryData.FromString(body));
        }

        if (request.PageSize is { } size)
        {
            target.Headers.Add("max-items-per-page", size.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        if (request.Origin is { } origin && (origin.Actor ?? origin.Source) is { Length: > 0 } actor && actor.All(character => character is >= ' ' and <= '~'))
        {
            target.Headers.Add(ActorHeader, actor);
        }

        if (request.Condition.MustBeNew)
        {
            target.Headers.Add("If-None-Match", "*");
        }
        else if (request.Condition.Tags.Count > 0)
        {
            target.Headers.Add("If-Match", string.Join(", ", request.Condition.Tags));
        }
    }

    /// <summary>Links may be absolute; whatever host they name, the next request goes to the service that was asked, so that no other one sees the token.</summary>
    private string RelativePath(string link)
    {
        string path = Uri.TryCreate(link, UriKind.Absolute, out Uri? absolute) && absolute.Scheme != Uri.UriSchemeFile ? absolute.PathAndQuery : link;
        string start = Endpoint.AbsolutePath.TrimEnd('/');
        return start.Length > 0 && path.StartsWith(start, StringComparison.Ordinal) ? path[start.Length..] : path;
    }

    private static JsonElement[] Items(JsonElement page) => page.TryGetProperty("value", out JsonElement value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [];

    private static string? TextOf(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Object(string name, string value)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter writer = new(text, s_writing))
        {
            writer.WriteStartObject();
            writer.WriteString(name, value);
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }
}
