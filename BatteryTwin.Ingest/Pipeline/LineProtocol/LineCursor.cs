namespace BatteryTwin.Ingest.Pipeline.LineProtocol;

/// <summary>
/// A line being read: it begins at 0 of <see cref="Text"/> and ends at <see cref="End"/>, which moves on when a quoted string
/// contains a line break.
/// </summary>
internal ref struct LineCursor(ReadOnlySpan<byte> text, bool isLast, int maxLineBytes)
{
    /// <summary>Everything received from the start of the line on.</summary>
    public readonly ReadOnlySpan<byte> Text = text;

    /// <summary>Nothing follows <see cref="Text"/>.</summary>
    public readonly bool IsLast = isLast;

    public readonly int MaxLineBytes = maxLineBytes;

    public int At;

    /// <summary>Where the line's content ends, without its line break.</summary>
    public int End;

    /// <summary>Where the next line begins.</summary>
    public int Next;

    public readonly bool AtEnd => At >= End;

    public readonly ReadOnlySpan<byte> Line => Text[..End];

    /// <summary>Sets the end to the first line break from <paramref name="from"/> on; false when more text must come first.</summary>
    public bool FindEnd(int from)
    {
        int newline = Text[from..].IndexOf((byte)'\n');
        if (newline < 0 && !IsLast)
        {
            return false;
        }

        End = newline < 0 ? Text.Length : from + newline;
        Next = newline < 0 ? Text.Length : End + 1;
        if (End > from && Text[End - 1] == '\r')
        {
            End--;
        }

        return true;
    }

    public void SkipSpaces()
    {
        while (At < End && Text[At] == ' ')
        {
            At++;
        }
    }
}
