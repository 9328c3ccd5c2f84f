using System.Globalization;
using System.Text;
using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Web.Api.Traceability;

/// <summary>Writes units as CSV: invariant numbers, one column for each that the table has, what units were made of by its identifier.</summary>
internal static class UnitExport
{
    public static async Task WriteAsync(TextWriter writer, UnitTable table, IReadOnlyList<UnitTable> others, Func<int, bool> isWanted, CancellationToken cancel)
    {
        await writer.WriteLineAsync(string.Join(',', table.Columns).AsMemory(), cancel);
        StringBuilder line = new();
        for (int row = 0; row < table.RowCount; row++)
        {
            if (!isWanted(row))
            {
                continue;
            }

            line.Clear().AppendJoin(',', table.Columns.Select(column => Quoted(Field(table, others, column, row))));
            await writer.WriteLineAsync(line, cancel);
        }
    }

    private static string Field(UnitTable table, IReadOnlyList<UnitTable> others, string column, int row)
    {
        if (column == table.Key)
        {
            return table.Ids[row];
        }

        if (others.FirstOrDefault(other => other.Key == column && table.Parents.ContainsKey(other.Name)) is { } parent)
        {
            int above = table.Parents[parent.Name][row];
            return above < 0 ? string.Empty : parent.Ids[above];
        }

        return table.Categories.TryGetValue(column, out CategoryColumn? words) ? words[row] < 0 ? string.Empty : words.Word(words[row])
            : table.Times.TryGetValue(column, out TimeColumn? times) ? times[row]?.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) ?? string.Empty
            : table.Number(column, row) is double number && !double.IsNaN(number) ? number.ToString("G9", CultureInfo.InvariantCulture)
            : string.Empty;
    }

    private static string Quoted(string field) => field.AsSpan().IndexOfAny(",\"\n\r") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
