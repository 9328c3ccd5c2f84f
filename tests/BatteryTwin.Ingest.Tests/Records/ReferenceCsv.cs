using System.Text;

namespace BatteryTwin.Ingest.Tests.Records;

/// <summary>The obvious way to read a table: letter by letter. Rows with their line; null instead of cells where a row is no row.</summary>
internal static class ReferenceCsv
{
    public static List<(int Line, List<string>? Cells)> Read(string text, char separator)
    {
        List<(int Line, List<string>? Cells)> rows = [];
        int at = 0;
        while (at < text.Length)
        {
            int start = at;
            int line = 1 + text.AsSpan(0, start).Count('\n');
            List<string>? cells = Row(text, separator, ref at);
            if (cells is null || cells.Count != 1 || cells[0].Length > 0)
            {
                rows.Add((line, cells));
            }
        }

        return rows;
    }

    private static List<string>? Row(string text, char separator, ref int at)
    {
        int start = at;
        List<string> cells = [];
        while (true)
        {
            int quote = at;
            while (quote < text.Length && text[quote] == ' ')
            {
                quote++;
            }

            if (quote < text.Length && text[quote] == '"')
            {
                if (Quoted(text, quote, out int behind) is not { } cell)
                {
                    at = LineAfter(text, start);
                    return null;
                }

                cells.Add(cell);
                at = behind;
                if (at < text.Length && text[at] != separator && text[at] != '\n')
                {
                    at = LineAfter(text, at);
                    return null;
                }
            }
            else
            {
                int end = at;
                while (end < text.Length && text[end] != separator && text[end] != '\n')
                {
                    end++;
                }

                string cell = text[at..end];
                bool isLastCell = end == text.Length || text[end] == '\n';
                cells.Add((isLastCell && cell.EndsWith('\r') ? cell[..^1] : cell).Trim(' '));
                at = end;
            }

            if (at == text.Length)
            {
                return cells;
            }

            if (text[at++] == '\n')
            {
                return cells;
            }
        }
    }

    private static string? Quoted(string text, int open, out int behind)
    {
        StringBuilder cell = new();
        for (behind = open + 1; behind < text.Length; behind++)
        {
            if (text[behind] != '"')
            {
                cell.Append(text[behind]);
            }
            else if (behind + 1 < text.Length && text[behind + 1] == '"')
            {
                cell.Append('"');
                behind++;
            }
            else
            {
                behind++;
                while (behind < text.Length && text[behind] is ' ' or '\r')
                {
                    behind++;
                }

                return cell.ToString();
            }
        }

        return null;
    }

    private static int LineAfter(string text, int at)
    {
        int newline = text.IndexOf('\n', at);
        return newline < 0 ? text.Length : newline + 1;
    }
}
