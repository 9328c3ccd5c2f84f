using System.Globalization;
using System.Text.Json;
using BatteryTwin.Ingest.Storage.Maintenance;
using Microsoft.AspNetCore.Http;

namespace BatteryTwin.Ingest.Maintenance.Api;

/// <summary>What every request of maintenance shares: bodies, versions, refusals as problem details.</summary>
internal static class MaintenanceRequest
{
    private const string ActorHeader = "X-BatteryTwin-Actor";
    private const int MaxBodyBytes = 4 * 1024 * 1024;

    /// <summary>The version of an If-Match; null for <c>*</c> and when there is none.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isNeeded">It must be there.</param>
    /// <exception cref="MaintenanceRefusedException">It is no version.</exception>
    /// <exception cref="BadHttpRequestException">It is missing though needed (428).</exception>
    public static long? IfMatch(HttpRequest request, bool isNeeded = false)
    {
        string text = request.Headers.IfMatch.ToString().Trim();
        if (text.Length == 0 && isNeeded)
        {
            throw new BadHttpRequestException("If-Match is missing: send the ETag it came with, so that nobody's change is overwritten; If-Match: * overwrites whatever is there", StatusCodes.Status428PreconditionRequired);
        }

        if (text.Length == 0 || text == "*")
        {
            return null;
        }

        return long.TryParse(text.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out long version)
            ? version
            : throw new MaintenanceRefusedException(MaintenanceRefusal.Changed, $"If-Match {text} is no version; send the ETag it came with");
    }

    /// <summary>The condition of a PUT that may create: If-Match, or If-None-Match: * for what must be new.</summary>
    public static long? PutCondition(HttpRequest request) => request.Headers.IfNoneMatch.ToString().Trim() == "*" ? 0 : IfMatch(request, isNeeded: true);

    /// <summary>Who makes a change of crews, costs or plans, where a client says so; null when it does not.</summary>
    /// <exception cref="MaintenanceRefusedException">It is too long.</exception>
    public static string? By(HttpRequest request) => request.Headers[ActorHeader].ToString().Trim() switch
    {
        "" => null,
        { Length: > 200 } => throw Invalid($"{ActorHeader}: it is longer than 200 characters; say who does this"),
        var name => name,
    };

    public static void SetETag(HttpResponse response, long version) => response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    public static bool WantsCsv(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/csv", StringComparison.OrdinalIgnoreCase);

    public static IResult Json<T>(T value, int status = StatusCodes.Status200OK) => TypedResults.Json(value, MaintenanceJson.Options, statusCode: status);

    /// <summary>The body as JSON.</summary>
    /// <exception cref="MaintenanceRefusedException">It is none; the message says where.</exception>
    public static async Task<T> BodyAsync<T>(HttpRequest request, CancellationToken cancel)
        where T : class
    {
        using MemoryStream body = new();
        byte[] buffer = new byte[32 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancel).ConfigureAwait(false)) > 0;)
        {
            if (body.Length + read > MaxBodyBytes)
            {
                throw new BadHttpRequestException($"the body is larger than {MaxBodyBytes} bytes", StatusCodes.Status413PayloadTooLarge);
            }

            body.Write(buffer, 0, read);
        }

        try
        {
            return JsonSerializer.Deserialize<T>(body.ToArray(), MaintenanceJson.Options) ?? throw Invalid("the body is null; send a JSON object");
        }
        catch (JsonException problem)
        {
            string place = problem.Path is { Length: > 2 } path ? path.TrimStart('$', '.') : "body";
            throw Invalid($"{place}: {problem.Message.Split(" Path:")[0].TrimEnd('.')} (line {problem.LineNumber + 1})");
        }
        catch (NotSupportedException)
        {
            throw Invalid("a kind is missing: write recurrence.by as calendar or counter; condition.kind as threshold, rate, deviation, forecast, missing or compound");
        }
    }

    /// <summary>Who does something, as the client says itself.</summary>
    /// <exception cref="MaintenanceRefusedException">Nobody is named.</exception>
    public static string Name(string? name) => name?.Trim() is { Length: > 0 and <= 200 } given ? given : throw Invalid("name: it is missing or longer than 200 characters; say who does this");

    public static MaintenanceRefusedException Invalid(string message) => new(MaintenanceRefusal.Invalid, message);

    /// <summary>Runs a request; what is refused becomes a problem.</summary>
    public static async Task<IResult> AnswerAsync(Func<Task<IResult>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (MaintenanceRefusedException refused)
        {
            (int status, string title) = refused.Refusal switch
            {
                MaintenanceRefusal.Unknown => (StatusCodes.Status404NotFound, "There is no such thing."),
                MaintenanceRefusal.Changed => (StatusCodes.Status412PreconditionFailed, "It was changed meanwhile."),
                MaintenanceRefusal.Conflict => (StatusCodes.Status409Conflict, "Its state does not allow this."),
                _ => (StatusCodes.Status400BadRequest, "The request cannot be done."),
            };
            return TypedResults.Problem(Sentence(refused.Message), title: title, statusCode: status);
        }
        catch (BadHttpRequestException problem)
        {
            return TypedResults.Problem(Sentence(problem.Message), title: problem.StatusCode == StatusCodes.Status428PreconditionRequired ? "If-Match is missing." : "The request cannot be read.", statusCode: problem.StatusCode);
        }
    }

    public static Task<IResult> AnswerAsync(Func<IResult> work) => AnswerAsync(() => Task.FromResult(work()));

    private static string Sentence(string text) => $"{text.TrimEnd('.')}.";
}
