using System.Collections.Immutable;
using System.Globalization;

namespace BatteryTwin.Ingest.Pipeline.Records;

/// <summary>
/// Finds the shape of a table from its first lines: separator, header, decimal comma. The header is the first line of several names that the next line matches in
/// number; lines above it (a title, the settings of a test) are passed over.
/// </summary>
internal static class CsvSniffer
{
    private const int SampleLines = 200;
    private const int MaxPreamble = 100;

    /// <summary>Separators in order of preference between equals.</summary>
    private static readonly byte[] s_separators = [(byte)';', (byte)'\t', (byte)',', (byte)'|'];

    /// <summary>Null with a reason when the sample is no table with a header. <paramref name="isWhole"/>: the sample is all there is.</summary>
    public static CsvTable? Sniff(ReadOnlySpan<byte> sample, bool isWhole, int mostColumns, out string reason)
    {
        int at = sample.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        reason = FaultOfText(sample);
        if (reason.Length > 0)
        {
            return null;
        }

        int line = 1;
        byte? named = ReadSeparatorLine(sample, ref at);
        line += named is null ? 0 : 1;
        CsvTable? best = null;
        int bestScore = 0;
        foreach (byte separator in named is { } given ? [given] : s_separators)
        {
            if (Try(sample[at..], isWhole, separator, out CsvTable table) is var score && score > bestScore)
            {
                bestScore = score;
                best = table with { RowsAt = table.RowsAt + at, FirstLine = table.FirstLine + line - 1 };
            }
        }

        reason = best is null ? "no header was found: the first line of a table must name at least two columns, separated by comma, semicolon or tab, and a row must follow"
            : best.Header.Length > mostColumns ? $"the header names {best.Header.Length} columns; {mostColumns} are the most that can be read"
            : string.Empty;
        return reason.Length == 0 ? best : null;
    }

    /// <summary>The first rows of the table as texts.</summary>
    public static IReadOnlyList<string[]> Rows(ReadOnlySpan<byte> sample, bool isWhole, CsvTable table, int most)
    {
        List<string[]> rows = [];
        CsvCells cells = new(table.Separator);
        for (int at = table.RowsAt; at < sample.Length && rows.Count < most;)
        {
            int used = cells.Split(sample[at..], isWhole);
            if (used == 0)
            {
                break;
            }

            if (cells.Fault is null && cells.Count == table.Header.Length)
            {
                rows.Add(Texts(cells, sample.Slice(at, used)));
            }

            at += used;
        }

        return rows;
    }

    private static string FaultOfText(ReadOnlySpan<byte> sample) =>
        sample.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || sample.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
            ? "the text is UTF-16: export it as UTF-8"
            : sample.Contains((byte)0) ? "the file holds zero bytes and is no text" : string.Empty;

    /// <summary>The line <c>sep=;</c> with which Excel names the separator.</summary>
    private static byte? ReadSeparatorLine(ReadOnlySpan<byte> sample, ref int at)
    {
        ReadOnlySpan<byte> text = sample[at..];
        int newline = text.IndexOf((byte)'\n');
        ReadOnlySpan<byte> line = newline < 0 ? text : text[..newline].TrimEnd((byte)'\r');
        if (line.Length != 5 || !line.StartsWith("sep="u8))
        {
            return null;
        }

        at += newline < 0 ? text.Length : newline + 1;
        return line[4];
    }

    /// <summary>How well a separator explains the sample: rows with as many cells as the header; 0 when there is no header.</summary>
    private static int Try(ReadOnlySpan<byte> text, bool isWhole, byte separator, out CsvTable table)
    {
        table = null!;
        List<(string[] Cells, int End, int NextLine)> rows = Read(text, isWhole, separator);
        (int header, int matches) = (0, 0);
        for (int i = 0; i < rows.Count && i <= MaxPreamble; i++)
        {
            string[] names = rows[i].Cells;
            int same = names.Length > 1 && IsHeader(names) ? rows.Skip(i + 1).Count(row => row.Cells.Length == names.Length) : 0;
            if (same > matches)
            {
                (header, matches) = (i, same);
            }
        }

        if (matches == 0)
        {
            return 0;
        }

        (string[] found, int end, int nextLine) = rows[header];
        string[] cells = [.. rows.Skip(header + 1).SelectMany(row => row.Cells)];
        bool decimalComma = separator != ',' && cells.Any(cell => IsDecimal(cell, ',')) && !cells.Any(cell => IsDecimal(cell, '.'));
        table = new(separator, decimalComma, Unique(found), end, nextLine);
        return (matches * 100) + Math.Min(found.Length, 99);
    }

    /// <summary>The first rows that can be read, with the byte and the line behind each.</summary>
    private static List<(string[] Cells, int End, int NextLine)> Read(ReadOnlySpan<byte> text, bool isWhole, byte separator)
    {
        List<(string[] Cells, int End, int NextLine)> rows = [];
        CsvCells cells = new(separator);
        (int at, int line) = (0, 1);
        while (at < text.Length && rows.Count < SampleLines && cells.Split(text[at..], isWhole) is > 0 and var used)
        {
            line += text.Slice(at, used).Count((byte)'\n');
            if (cells.Fault is null)
            {
                rows.Add((Texts(cells, text.Slice(at, used)), at + used, line));
            }

            at += used;
        }

        return rows;
    }

    /// <summary>A header has names: none of its cells is a number, and not more than half of them are empty.</summary>
    private static bool IsHeader(string[] cells) =>
        cells.Count(cell => cell.Length > 0) * 2 > cells.Length && !cells.Any(cell => double.TryParse(cell.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out _));

    private static bool IsDecimal(string cell, char point)
    {
        int at = cell.IndexOf(point, StringComparison.Ordinal);
        return at > 0 && cell.LastIndexOf(point) == at && at < cell.Length - 1 && cell.TrimStart('-', '+').All(letter => char.IsAsciiDigit(letter) || letter == point);
    }

    private static ImmutableArray<string> Unique(string[] names)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        return [.. names.Select((name, index) =>
        {
            string plain = name.Trim('#', ' ').Length == 0 ? string.Create(CultureInfo.InvariantCulture, $"column {index + 1}") : name.Trim();
            string unique = plain;
            for (int count = 2; !seen.Add(unique); count++)
            {
                unique = string.Create(CultureInfo.InvariantCulture, $"{plain}#{count}");
            }

            return unique;
        })];
    }

    private static string[] Texts(CsvCells cells, ReadOnlySpan<byte> row)
    {
        string[] texts = new string[cells.Count];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = RecordValue.Decode(cells.Cell(row, i));
        }

        return texts;
    }
}
