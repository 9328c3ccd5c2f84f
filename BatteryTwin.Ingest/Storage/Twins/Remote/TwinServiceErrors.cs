using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Identity;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Storage.Twins.Remote;

/// <summary>Turns what a twin service answers, or does not answer, into refusals of the graph.</summary>
internal sealed class TwinServiceErrors(Uri endpoint)
{
    private const int MaxQuoted = 500;

    /// <summary>A refused request; codes this program does not know stay in the message.</summary>
    public TwinGraphException Refusal(Response response)
    {
        (string? code, string message, IReadOnlyList<string> details) = Read(response.Content);
        return response.Status switch
        {
            401 or 403 => NotAuthorized($"it answered {Text(response.Status)}: {Quote(code, message)}"),
            429 or >= 500 => Away($"it answered {Text(response.Status)} even after repeating: {Quote(code, message)}", null),
            _ when Known(code) is { } known => details.Count > 0 ? new(known, message, details) : new(known, message),
            412 => new(GraphErrorCode.PreconditionFailed, Quote(code, message)),
            _ => new(GraphErrorCode.InvalidArgument, $"The twin service {endpoint} answered {Text(response.Status)}: {Quote(code, message)}"),
        };
    }

    /// <summary>True for what a request can fail with on the way to the service.</summary>
    public static bool IsOutage(Exception problem) =>
        problem is RequestFailedException or AuthenticationFailedException or HttpRequestException or IOException or JsonException or OperationCanceledException
        || (problem is AggregateException several && several.InnerExceptions.All(IsOutage));

    /// <summary>A request that brought no answer.</summary>
    public TwinGraphException Outage(Exception problem)
    {
        Exception last = problem is AggregateException several ? several.InnerExceptions[^1] : problem;
        return last is AuthenticationFailedException
            ? NotAuthorized($"no token could be had ({FirstLine(last.Message)})", last)
            : Away(last is OperationCanceledException ? "it did not answer in time" : FirstLine(last.Message), problem);
    }

    private TwinGraphException NotAuthorized(string why, Exception? cause = null)
    {
        string message = $"The twin service {endpoint} does not accept who asks: {why}. Give this process an identity (for example AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET, "
            + "or a managed identity) with the role 'Azure Digital Twins Data Owner' on it, or set BatteryTwin:Twins:Anonymous=true for a BatteryTwin where nobody signs in";
        return cause is null ? new(GraphErrorCode.NotAuthorized, message) : new(GraphErrorCode.NotAuthorized, message, cause);
    }

    private TwinGraphException Away(string why, Exception? cause)
    {
        string message = $"The twin service {endpoint} cannot be reached: {why}. Nothing was changed here; check that it runs and that BatteryTwin:Twins:Endpoint is right, then try again";
        return cause is null ? new(GraphErrorCode.ServiceUnavailable, message) : new(GraphErrorCode.ServiceUnavailable, message, cause);
    }

    private static GraphErrorCode? Known(string? code) => code switch
    {
        null => null,
        "ModelIdAlreadyExists" => GraphErrorCode.ModelAlreadyExists,
        "TargetDigitalTwinNotFound" => GraphErrorCode.TargetTwinNotFound,
        nameof(GraphErrorCode.ServiceUnavailable) or nameof(GraphErrorCode.NotAuthorized) => null,
        _ => !char.IsAsciiDigit(code[0]) && code[0] != '-' && Enum.TryParse(code, ignoreCase: false, out GraphErrorCode known) ? known : null,
    };

    private static (string? Code, string Message, IReadOnlyList<string> Details) Read(BinaryData body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            if (Member(document.RootElement, "error") is { ValueKind: JsonValueKind.Object } error)
            {
                IReadOnlyList<string> details = Member(error, "details") is { ValueKind: JsonValueKind.Array } list
                    ? [.. list.EnumerateArray().Select(detail => TextOf(detail, "message")).OfType<string>()]
                    : [];
                return (TextOf(error, "code") is { Length: > 0 } code ? code : null, TextOf(error, "message") ?? "no reason given", details);
            }
        }
        catch (JsonException)
        {
            // Something between here and the service answered in its own words.
        }

        return (null, Shorten(FirstLine(body.ToString())), []);
    }

    private static JsonElement? Member(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) ? value : null;

    private static string? TextOf(JsonElement json, string name) => Member(json, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static string Quote(string? code, string message) => code is null ? message : $"{code}: {message}";

    private static string Shorten(string text) => text.Length == 0 ? "no reason given" : text.Length <= MaxQuoted ? text : text[..MaxQuoted] + "…";

    private static string FirstLine(string text) => text.AsSpan().Trim().IndexOfAny('\r', '\n') is > 0 and int end ? text.Trim()[..end] : text.Trim();

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}
