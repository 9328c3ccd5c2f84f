using System.Text;

namespace BatteryTwin.Domain.Telemetry.Mapping;

/// <summary>Splits comma-, semicolon- or tab-separated text into records by RFC 4180: cells may be quoted, and quoted ones may hold separators, quotes and line breaks.</summary>
internal static class TableText
{
    private static readonly char[] s_separators = [',', ';', '\t'];

    /// <summary>The separator that the first line uses most.</summary>
    public static char SeparatorOf(string text)
    {
        int end = text.IndexOf('\n', StringComparison.Ordinal);
        string head = end < 0 ? text : text[..end];
        return s_separators.MaxBy(separator => head.Count(c => c == separator));
    }

    /// <summary>Records with the line each begins on; empty lines and lines that begin with <c>#</c> are left out.</summary>
    public static IEnumerable<(int Line, IReadOnlyList<string> Cells)> Records(string text, char separator)
    {
        int line = 1;
        for (int at = 0; at < text.Length;)
        {
            int begin = line;
            List<string> cells = [];
            at = Record(text, at, separator, cells, ref line);
            if (cells is not [""] && !cells[0].StartsWith('#'))
            {
                yield return (begin, cells);
            }
        }
    }

    private static int Record(string text, int at, char separator, List<string> cells, ref int line)
    {
        StringBuilder cell = new();
        bool quoted = false;
        for (; at < text.Length; at++)
        {
            char c = text[at];
            line += c == '\n' ? 1 : 0;
            if (quoted)
            {
                if (c != '"')
                {
                    cell.Append(c);
                }
                else if (at + 1 < text.Length && text[at + 1] == '"')
                {
                    cell.Append(c);
                    at++;
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"' && cell.ToString().Trim().Length == 0)
            {
                cell.Clear();
                quoted = true;
            }
            else if (c == separator || c == '\n')
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
                if (c == '\n')
                {
                    return at + 1;
                }
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString().Trim());
        return at;
    }
}
