using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>Reads replies of 1.x, 2.x and 3.x servers to writes.</summary>
internal static partial class WriteReplies
{
    private const int MaxReasonChars = 500;

    private static readonly string[] s_aboutLines = ["partial write", "unable to parse", "field type conflict", "line protocol", "retention policy", "outside retention"];

    /// <summary>What a status and body mean.</summary>
    public static WriteReply Of(HttpStatusCode status, string body, TimeSpan? retryAfter)
    {
        string reason = ReasonOf(body) is { Length: > 0 } text ? text : $"status {(int)status}";
        return (int)status switch
        {
            >= 200 and < 300 => WriteReply.Taken,
            400 or 422 when s_aboutLines.Any(mark => reason.Contains(mark, StringComparison.OrdinalIgnoreCase)) =>
                new(WriteReplyKind.LinesRefused, reason) { Dropped = DroppedOf(reason) },
            413 => new(WriteReplyKind.TooLarge, reason),
            401 or 403 => new(WriteReplyKind.Misconfigured, $"it does not accept the credentials ({reason}): correct User and Password, or Token, in {InfluxDbOptions.Section}"),
            404 => new(WriteReplyKind.Misconfigured, $"it has no such database ({reason}): create it, or correct Url and Database in {InfluxDbOptions.Section}"),
            408 or 429 or >= 500 => new(WriteReplyKind.Later, reason) { RetryAfter = retryAfter },
            _ => new(WriteReplyKind.Misconfigured, $"it answers {(int)status} ({reason}): correct {InfluxDbOptions.Section}:Url"),
        };
    }

    /// <summary>The message in an error body, in any of the shapes that are in use; at most a few hundred characters.</summary>
    public static string ReasonOf(string body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            foreach (string member in new[] { "error", "message" })
            {
                if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(member, out JsonElement text) && text.ValueKind == JsonValueKind.String)
                {
                    return Shorten(text.GetString()!);
                }
            }
        }
        catch (JsonException)
        {
            // A proxy's page or plain text: given as it is.
        }

        return Shorten(body);
    }

    private static string Shorten(string text) => text.Length > MaxReasonChars ? text[..MaxReasonChars] + "…" : text.Trim();

    private static int? DroppedOf(string reason) =>
        DroppedCount().Match(reason) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"dropped=(\d{1,9})")]
    private static partial Regex DroppedCount();
}
