namespace BatteryTwin.Domain.Dtdl.Language.Json;

/// <summary>Turns growing byte offsets of a UTF-8 text into lines and columns; reads every byte once.</summary>
internal ref struct TextPositionCounter(ReadOnlySpan<byte> utf8)
{
    private readonly ReadOnlySpan<byte> _utf8 = utf8;
    private int _offset;
    private int _line = 1;
    private int _column = 1;

    /// <summary>The position of <paramref name="offset"/>, which must not be smaller than the last one asked for.</summary>
    public TextPosition At(int offset)
    {
        for (; _offset < offset && _offset < _utf8.Length; _offset++)
        {
            byte value = _utf8[_offset];
            if (value == (byte)'\n')
            {
                _line++;
                _column = 1;
            }
            else if ((value & 0xC0) != 0x80)
            {
                // A character outside the basic plane takes four bytes here and two code units in UTF-16.
                _column += value >= 0xF0 ? 2 : 1;
            }
        }

        return new TextPosition(_line, _column);
    }
}
