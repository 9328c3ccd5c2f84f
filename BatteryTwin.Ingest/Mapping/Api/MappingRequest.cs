using System.Globalization;
using System.Text;
using System.Text.Json;
using BatteryTwin.Domain.Telemetry.Mapping;
using BatteryTwin.Ingest.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BatteryTwin.Ingest.Mapping.Api;

/// <summary>What every request of the tag mapping shares: bodies, versions, who asks, and refusals as problem details.</summary>
internal static class MappingRequest
{
    public const int MaxBodyBytes = 16 * 1024 * 1024;

    public const string ActorHeader = "X-BatteryTwin-Actor";
    private const int MaxActor = 200;

    /// <summary>Who asks, as the client says itself.</summary>
    public static string? Actor(HttpRequest request) =>
        request.Headers[ActorHeader].ToString() is { Length: > 0 } actor ? actor.Length <= MaxActor ? actor : actor[..MaxActor] : null;

    /// <summary>The version of an If-Match; null for <c>*</c> and when there is none.</summary>
    public static long? IfMatch(HttpRequest request)
    {
        string text = request.Headers.IfMatch.ToString().Trim();
        if (text.Length == 0 || text == "*")
        {
            return null;
        }

        return long.TryParse(text.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out long version)
            ? version
            : throw new MappingRefusedException(MappingRefusal.Changed, $"If-Match {text} is no version of a rule; send the ETag the rule came with");
    }

    public static void SetETag(HttpResponse response, long version) => response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    public static bool IsCsv(HttpRequest request) => request.ContentType?.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase) ?? false;

    /// <summary>The body as JSON; refused with the place of the fault when it is none.</summary>
    public static async Task<T> JsonAsync<T>(HttpRequest request, CancellationToken cancel)
        where T : class
    {
        byte[] body = await BytesAsync(request, cancel).ConfigureAwait(false);
        try
        {
            return JsonSerializer.Deserialize<T>(body, MappingJson.Options) ?? throw Invalid("body", "the body is missing; send a JSON object");
        }
        catch (JsonException exception)
        {
            string place = exception.Path is { Length: > 2 } path ? path.TrimStart('$', '.') : "body";
            throw Invalid(place, $"{exception.Message.Split(" Path:")[0]} (line {exception.LineNumber + 1})");
        }
    }

    /// <summary>The body as UTF-8 text.</summary>
    public static async Task<string> TextAsync(HttpRequest request, CancellationToken cancel) => Encoding.UTF8.GetString(await BytesAsync(request, cancel).ConfigureAwait(false));

    /// <summary>Runs what answers a request, and turns refusals into problem details.</summary>
    public static async Task<IResult> AnswerAsync(HttpContext context, Func<Task<IResult>> answer)
    {
        try
        {
            return await answer().ConfigureAwait(false);
        }
        catch (MappingRefusedException refusal)
        {
            return Problem(refusal);
        }
        catch (StorageUnavailableException exception)
        {
            context.Response.Headers.RetryAfter = "2";
            return TypedResults.Problem(exception.Message, title: "Storage cannot answer now.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        catch (BadHttpRequestException exception)
        {
            return TypedResults.Problem(exception.Message, title: "The request cannot be read.", statusCode: exception.StatusCode);
        }
    }

    public static IResult Answer(HttpContext context, Func<IResult> answer) => AnswerAsync(context, () => Task.FromResult(answer())).GetAwaiter().GetResult();

    public static MappingRefusedException Invalid(string property, string message, int line = 0) =>
        new(MappingRefusal.Invalid, "the request is not valid; correct what is named", [new(property, message, line)]);

    private static ProblemHttpResult Problem(MappingRefusedException refusal) => TypedResults.Problem(
        refusal.Faults.Count == 0 ? refusal.Message : $"{refusal.Message}: {string.Join("; ", refusal.Faults.Take(3).Select(Words))}{(refusal.Faults.Count > 3 ? $"; and {refusal.Faults.Count - 3} more" : string.Empty)}",
        title: refusal.Refusal switch
        {
            MappingRefusal.NotFound => "There is no such thing.",
            MappingRefusal.Changed => "It was changed meanwhile.",
            _ => "The mapping is not valid.",
        },
        statusCode: refusal.Refusal switch
        {
            MappingRefusal.NotFound => StatusCodes.Status404NotFound,
            MappingRefusal.Changed => StatusCodes.Status412PreconditionFailed,
            _ => StatusCodes.Status400BadRequest,
        },
        extensions: refusal.Faults.Count == 0 ? null : new Dictionary<string, object?> { ["errors"] = refusal.Faults.Select(fault => new { fault.Property, fault.Message, Line = fault.Line == 0 ? (int?)null : fault.Line }) });

    private static string Words(MappingFault fault) => fault.Line > 0 ? $"line {fault.Line}, {fault.Property}: {fault.Message}" : $"{fault.Property}: {fault.Message}";

    private static async Task<byte[]> BytesAsync(HttpRequest request, CancellationToken cancel)
    {
        using MemoryStream body = new();
        byte[] buffer = new byte[64 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancel).ConfigureAwait(false)) > 0;)
        {
            if (body.Length + read > MaxBodyBytes)
            {
                throw new BadHttpRequestException($"the body is larger than {MaxBodyBytes} bytes; split the table into several rules", StatusCodes.Status413PayloadTooLarge);
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
