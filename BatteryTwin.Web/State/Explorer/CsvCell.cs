using System.Buffers;

namespace BatteryTwin.Web.State.Explorer;

/// <summary>A cell of comma-separated values (RFC 4180) that a spreadsheet cannot take for a formula.</summary>
internal static class CsvCell
{
    private static readonly SearchValues<char> s_quoted = SearchValues.Create(",\"\r\n");

    public static string Of(ResultCell? cell)
    {
        if (cell is null)
        {
            return string.Empty;
        }

        // A spreadsheet runs texts that begin so; a number may begin with a minus.
        string text = !cell.IsNumber && cell.Text.Length > 0 && cell.Text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? $"'{cell.Text}" : cell.Text;
        return Quote(text);
    }

    private static string Quote(string text) => text.AsSpan().ContainsAny(s_quoted) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
