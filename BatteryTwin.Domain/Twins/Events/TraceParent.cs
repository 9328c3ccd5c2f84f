using System.Security.Cryptography;
using System.Text;

namespace BatteryTwin.Domain.Twins.Events;

/// <summary>The <c>traceparent</c> of W3C Trace Context (2021): version, trace, parent and flags in hexadecimal digits, joined by hyphens.</summary>
public static class TraceParent
{
    private const int Length = 55;
    private const int TraceIdLength = 32;
    private const int ParentBytes = 8;

    /// <summary>The text when it is a <c>traceparent</c>, else null.</summary>
    public static string? Read(string? text) => text is { Length: Length } && IsShaped(text) ? text : null;

    /// <summary>
    /// What an event carries on of the request that caused it: its <c>traceparent</c>, or, where only the trace is known, one with that trace and a
    /// parent of the event's own; null when the request's id is neither.
    /// </summary>
    public static string? Of(string? requestId, string eventId) =>
        requestId is { Length: TraceIdLength } && requestId.All(char.IsAsciiHexDigitLower)
            ? $"00-{requestId}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(eventId)).AsSpan(0, ParentBytes))}-00"
            : Read(requestId);

    private static bool IsShaped(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            bool isHyphen = i is 2 or 35 or 52;
            if (isHyphen ? text[i] != '-' : !char.IsAsciiHexDigitLower(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
