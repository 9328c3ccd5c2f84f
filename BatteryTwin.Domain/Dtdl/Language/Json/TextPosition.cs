namespace BatteryTwin.Domain.Dtdl.Language.Json;

/// <summary>A place in a text: line and column, both from 1; columns count UTF-16 code units.</summary>
public readonly record struct TextPosition(int Line, int Column)
{
    public static TextPosition Start { get; } = new(1, 1);
}
