using System.Buffers;

namespace BatteryTwin.Web.State.Explorer;

/// <summary>A cell of comma-separated values (RFC 4180) that a spreadsheet cannot take for a formula.</summary>
internal static class CsvCell
{
    private static readonly SearchValues<char> s_quoted = SearchValues.Create(",\"\r\n");

    public static string Of(ResultCell? cell) => cell is null ? string.Empty : cell.IsNumber ? Quote(cell.Text) : Of(cell.Text);

    /// <summary>A text; a spreadsheet would run one that begins as formulas do.</summary>
    public static string Of(string? text) => string.IsNullOrEmpty(text) ? string.Empty : Quote(text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? $"'{text}" : text);

    private static string Quote(string text) => text.AsSpan().ContainsAny(s_quoted) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
