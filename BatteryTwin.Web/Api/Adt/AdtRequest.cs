using System.Buffers;
using System.Globalization;
using System.Text.Json;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Twins;
using Microsoft.Extensions.Primitives;

namespace BatteryTwin.Web.Api.Adt;

/// <summary>One request to the API: what its path, query and headers say, and the answers it can get.</summary>
internal sealed class AdtRequest(HttpContext context, AdtApiVersion version)
{
    public const string ActorHeader = "X-BatteryTwin-Actor";
    public const string PageSizeName = "max-items-per-page";
    public const string AsOfParameter = "asOf";

    private const int MaxActorLength = 200;
    private const int MaxRequestIdLength = 200;

    private static readonly SearchValues<char> s_hexDigits = SearchValues.Create("0123456789abcdef");

    public HttpContext Context => context;

    public HttpRequest Http => context.Request;

    public AdtApiVersion Version => version;

    public CancellationToken Cancel => context.RequestAborted;

    /// <summary>The condition of a PUT: <c>If-None-Match: *</c>, or <c>If-Match</c> (which the API does not know, but must not be passed over), or none.</summary>
    /// <exception cref="AdtException">A header says something else.</exception>
    public ETagCondition IfNew
    {
        get
        {
            StringValues given = Http.Headers.IfNoneMatch;
            return given.Count == 0 ? IfMatch
                : given is ["*"] ? ETagCondition.IfNew
                : throw AdtException.InvalidArgument($"The header If-None-Match is '{given}'; the only value it can have is *, to create and never replace.");
        }
    }

    /// <summary>The condition of a PATCH or DELETE: <c>If-Match</c> with tags or <c>*</c>, or none.</summary>
    /// <exception cref="AdtException">The header is no list of tags.</exception>
    public ETagCondition IfMatch => Http.Headers.IfMatch is { Count: > 0 } given ? ETagCondition.IfMatch(AdtTags.Read(given)) : ETagCondition.None;

    /// <summary>Who asks for a change, as the client says itself, and the client's number for the request.</summary>
    public ChangeOrigin Origin => new("api", Short(Http.Headers[ActorHeader], MaxActorLength), RequestId);

    /// <summary>The time in the past that is asked about; null for now.</summary>
    /// <exception cref="AdtException">The parameter is no time.</exception>
    public DateTimeOffset? AsOf
    {
        get
        {
            string? text = Http.Query[AsOfParameter];
            return text is null ? null
                : TelemetryTime.ParseNs(text) is { } ns ? EpochTime.FromNs(ns)
                : throw AdtException.InvalidArgument($"{AsOfParameter} is '{text}', which is no time; write {TelemetryTime.TimeForm}");
        }
    }

    private string? RequestId => Short(Http.Headers["x-ms-client-request-id"], MaxRequestIdLength) ?? TraceId(Http.Headers.TraceParent);

    /// <summary>An id from the path.</summary>
    public string Id(string name) => AdtPath.Id(context, name);

    /// <summary>A query parameter that is true or false.</summary>
    /// <exception cref="AdtException">It is something else.</exception>
    public bool Flag(string parameter)
    {
        string? text = Http.Query[parameter] is [var first, ..] ? first : null;
        return !string.IsNullOrEmpty(text) && (bool.TryParse(text, out bool flag) ? flag : throw AdtException.InvalidArgument($"{parameter} is '{text}'; it must be true or false"));
    }

    /// <summary>How many items a page should have: header <c>max-items-per-page</c>, or the parameter of that name that a link to a next page carries.</summary>
    /// <param name="standard">For requests that say nothing.</param>
    /// <param name="most">The limit.</param>
    /// <param name="tooManyCode">Error code above it.</param>
    /// <exception cref="AdtException">It is no whole number, or above the limit.</exception>
    public int PageSize(int standard, int most, string tooManyCode = "LimitExceeded")
    {
        string? text = Http.Headers[PageSizeName] is [var header, ..] ? header : Http.Query[PageSizeName] is [var parameter, ..] ? parameter : null;
        if (string.IsNullOrEmpty(text))
        {
            return standard;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int size) || size < 1)
        {
            throw AdtException.InvalidArgument($"{PageSizeName} is '{text}'; it must be a whole number from 1 to {most}");
        }

        return size <= most ? size : throw new AdtException(StatusCodes.Status400BadRequest, tooManyCode, $"{PageSizeName} is {text}; a page has at most {most} items");
    }

    /// <summary>200 (or another status) with a JSON body.</summary>
    public Task JsonAsync<T>(T state, Action<Utf8JsonWriter, T> write, string? etag = null, int status = StatusCodes.Status200OK)
    {
        if (etag is not null)
        {
            context.Response.Headers.ETag = etag;
        }

        return AdtJson.SendAsync(context, status, state, write);
    }

    /// <summary>204, with the tag of the new state if there is one.</summary>
    public Task NoContentAsync(string? etag = null)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        if (etag is not null)
        {
            context.Response.Headers.ETag = etag;
        }

        return Task.CompletedTask;
    }

    private static string? Short(StringValues values, int most)
    {
        string? text = values.Count == 0 ? null : values[0];
        return string.IsNullOrWhiteSpace(text) ? null : text.Length <= most ? text : text[..most];
    }

    /// <summary>The trace id of a W3C <c>traceparent</c> header: version, trace, span, flags.</summary>
    private static string? TraceId(StringValues header) =>
        header is [{ Length: >= 55 } text] && text[2] == '-' && text[35] == '-' && !text.AsSpan(3, 32).ContainsAnyExcept(s_hexDigits) ? text.Substring(3, 32) : null;
}
