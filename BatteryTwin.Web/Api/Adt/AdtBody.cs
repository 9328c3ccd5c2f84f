using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace BatteryTwin.Web.Api.Adt;

/// <summary>
/// The JSON body of a request, within its size limit and sound throughout: valid UTF-8, no member twice, no half characters.
/// Dispose it when the request is answered; <see cref="Root"/> must not be used after that.
/// </summary>
internal sealed class AdtBody : IDisposable
{
    public const string Json = "application/json";
    public const string JsonPatch = "application/json-patch+json";

    /// <summary>The longest body that the server lets through unless told otherwise.</summary>
    private const int ServerLimit = 30_000_000;

    private static readonly JsonDocumentOptions s_options = new() { AllowDuplicateProperties = false };

    private readonly PipeReader _reader;
    private readonly SequencePosition _end;
    private readonly JsonDocument _document;

    private AdtBody(PipeReader reader, ReadOnlySequence<byte> bytes)
    {
        _reader = reader;
        _end = bytes.End;
        _document = JsonDocument.Parse(bytes, s_options);
    }

    public JsonElement Root => _document.RootElement;

    /// <summary>Reads the body of a PUT or POST.</summary>
    /// <exception cref="AdtException">The media type is another one, or the body is too long.</exception>
    /// <exception cref="JsonException">It is no valid JSON.</exception>
    public static ValueTask<AdtBody> ReadAsync(AdtRequest request, AdtBodyLimit limit)
    {
        RequireMediaType(request.Http, Json, null);
        return ReadAsync(request.Http, limit, request.Cancel);
    }

    /// <summary>Reads the body of a PATCH: its own media type, or plain JSON as many tools send it.</summary>
    /// <exception cref="AdtException">The media type is another one, or the body is too long.</exception>
    /// <exception cref="JsonException">It is no valid JSON.</exception>
    public static ValueTask<AdtBody> ReadPatchAsync(AdtRequest request, AdtBodyLimit limit)
    {
        RequireMediaType(request.Http, JsonPatch, Json);
        return ReadAsync(request.Http, limit, request.Cancel);
    }

    public void Dispose()
    {
        _document.Dispose();
        _reader.AdvanceTo(_end);
    }

    private static async ValueTask<AdtBody> ReadAsync(HttpRequest request, AdtBodyLimit limit, CancellationToken cancel)
    {
        // The size is checked here, where the answer can have the shape that clients of these paths expect.
        if (limit.Bytes > ServerLimit && request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server)
        {
            server.MaxRequestBodySize = null;
        }

        if (request.ContentLength > limit.Bytes)
        {
            throw limit.Exceeded();
        }

        ReadResult result = await request.BodyReader.ReadAtLeastAsync(limit.Bytes + 1, cancel);
        ReadOnlySequence<byte> bytes = result.Buffer;
        try
        {
            return bytes.Length > limit.Bytes ? throw limit.Exceeded() : Parse(request.BodyReader, bytes);
        }
        catch
        {
            request.BodyReader.AdvanceTo(bytes.End);
            throw;
        }
    }

    private static AdtBody Parse(PipeReader reader, ReadOnlySequence<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            throw AdtException.InvalidArgument("The body is empty; send a JSON document.");
        }

        AdtBody? body = null;
        try
        {
            body = new(reader, bytes);
            if (!IsSound(bytes))
            {
                ReadTexts(body.Root);
            }

            return body;
        }
        catch (InvalidOperationException)
        {
            // What reading a text with broken characters ends in, and what looking for members that occur twice does.
            body?._document.Dispose();
            throw AdtException.InvalidArgument("The body is not valid JSON: a text in it is no valid UTF-8 or has half of a surrogate pair.");
        }
    }

    /// <summary>True when the bytes can hold no broken character; false when the texts have to be looked at one by one.</summary>
    private static bool IsSound(ReadOnlySequence<byte> bytes) =>
        bytes.IsSingleSegment && Utf8.IsValid(bytes.FirstSpan) && bytes.FirstSpan.IndexOf(@"\uD"u8) < 0 && bytes.FirstSpan.IndexOf(@"\ud"u8) < 0;

    private static void ReadTexts(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                json.GetString();
                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in json.EnumerateArray())
                {
                    ReadTexts(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (JsonProperty member in json.EnumerateObject())
                {
                    _ = member.Name;
                    ReadTexts(member.Value);
                }

                break;
        }
    }

    private static void RequireMediaType(HttpRequest request, string expected, string? other)
    {
        string? given = request.ContentType;
        if (string.Equals(given, expected, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (!MediaTypeHeaderValue.TryParse(given, out MediaTypeHeaderValue? type)
            || !(type.MediaType.Equals(expected, StringComparison.OrdinalIgnoreCase) || (other is not null && type.MediaType.Equals(other, StringComparison.OrdinalIgnoreCase)))
            || !(type.Charset.Length == 0 || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase)))
        {
            throw AdtException.InvalidArgument($"The Content-Type is '{given}'; send {expected} in UTF-8");
        }
    }
}
