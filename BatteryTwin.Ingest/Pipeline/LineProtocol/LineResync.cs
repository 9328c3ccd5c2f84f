namespace BatteryTwin.Ingest.Pipeline.LineProtocol;

/// <summary>Finds where the next line begins after a bad one, without taking the inside of a quoted string for lines.</summary>
internal static class LineResync
{
    /// <summary>Start of the next line; -1 when the text holds no end of this one.</summary>
    /// <param name="text">Text from the bad line's start on.</param>
    /// <param name="from">Where the fault was found.</param>
    /// <param name="openQuote">A quote that was not closed properly, or -1: what follows it is no string then.</param>
    /// <param name="inFields">The fault lies in the fields, not in the head, where quotes mean nothing.</param>
    /// <param name="maxLineBytes">How far a closing quote is looked for.</param>
    /// <param name="isLast">Nothing follows the text.</param>
    public static int NextLine(ReadOnlySpan<byte> text, int from, int openQuote, bool inFields, int maxLineBytes, bool isLast)
    {
        if (openQuote >= 0)
        {
            return AfterLineBreak(text, openQuote);
        }

        for (int at = from; at < text.Length; at++)
        {
            switch (text[at])
            {
                case (byte)'\n':
                    return at + 1;
                case (byte)' ':
                    inFields = true;
                    break;
                case (byte)'\\' when at + 1 < text.Length && text[at + 1] != '\n':
                    at++;
                    break;
                case (byte)'"' when inFields && at > 0 && text[at - 1] == '=':
                    int limit = Math.Min(text.Length, Math.Max(at + 1, maxLineBytes));
                    int close = EscapedText.IndexOf(text[..limit], at + 1, (byte)'"', (byte)'"');
                    if (close >= limit)
                    {
                        return limit < maxLineBytes && !isLast ? -1 : AfterLineBreak(text, at);
                    }

                    at = close;
                    break;
                default:
                    break;
            }
        }

        return -1;
    }

    private static int AfterLineBreak(ReadOnlySpan<byte> text, int from)
    {
        int newline = text[from..].IndexOf((byte)'\n');
        return newline < 0 ? -1 : from + newline + 1;
    }
}
