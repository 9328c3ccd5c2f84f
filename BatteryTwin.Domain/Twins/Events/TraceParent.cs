namespace BatteryTwin.Domain.Twins.Events;

/// <summary>The <c>traceparent</c> of W3C Trace Context (2021): version, trace, parent and flags in hexadecimal digits, joined by hyphens.</summary>
public static class TraceParent
{
    private const int Length = 55;

    /// <summary>The text when it is a <c>traceparent</c>, else null.</summary>
    public static string? Read(string? text) => text is { Length: Length } && IsShaped(text) ? text : null;

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
