using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;

namespace BatteryTwin.Domain.Telemetry.Mapping;

/// <summary>
/// Reads a table file: a head line names the columns <c>measurement</c>, <c>field</c>, <c>twin</c>, <c>targetField</c> and, where wanted, <c>unit</c>,
/// <c>scale</c>, <c>offset</c>, <c>tags</c> (<c>dev=MIX1;slot=2</c>) and <c>tag:name</c> for one tag each. Separated by comma, semicolon or tab.
/// </summary>
public static class MappingTable
{
    public const int MaxFaults = 100;

    private static readonly SearchValues<char> s_quoted = SearchValues.Create(",;\t\"\n#");
    private static readonly string[] s_required = ["measurement", "field", "twin", "targetfield"];
    private static readonly string[] s_known = [.. s_required, "tags", "unit", "scale", "offset", "notes"];

    /// <summary>The lines of the file, and what is wrong with it by line; the first hundred faults are named.</summary>
    public static (ImmutableArray<MappingTableRow> Rows, IReadOnlyList<MappingFault> Faults) Read(string text)
    {
        text = text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        List<MappingFault> faults = [];
        using var records = TableText.Records(text, TableText.SeparatorOf(text)).GetEnumerator();
        if (!records.MoveNext())
        {
            return ([], [new("table", "the file is empty; the first line names the columns measurement, field, twin, targetField", 1)]);
        }

        string[] columns = [.. records.Current.Cells.Select(Column)];
        CheckColumns(columns, records.Current.Line, faults);
        ImmutableArray<MappingTableRow>.Builder rows = ImmutableArray.CreateBuilder<MappingTableRow>();
        while (faults.Count < MaxFaults && rows.Count <= MappingRuleCheck.MaxRows && records.MoveNext())
        {
            (int line, IReadOnlyList<string> cells) = records.Current;
            if (cells.Count > columns.Length)
            {
                faults.Add(new("table", $"{cells.Count} cells, but the head names {columns.Length} columns", line));
                continue;
            }

            rows.Add(Row(line, columns, cells, faults));
        }

        if (faults.Count == 0)
        {
            faults.AddRange(MappingRuleCheck.Of(new() { Name = "table", Kind = MappingRuleKind.Table, Rows = rows.ToImmutable() }).Take(MaxFaults));
        }

        return (rows.ToImmutable(), faults);
    }

    /// <summary>The file that holds these lines.</summary>
    public static string Write(IReadOnlyCollection<MappingTableRow> rows)
    {
        string[] tags = [.. rows.SelectMany(row => row.Tags.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        IEnumerable<string> lines = rows.Select(row => Line(
        [
            row.Measurement, .. tags.Select(tag => row.Tags.GetValueOrDefault(tag, string.Empty)), row.Field, row.Twin, row.TargetField, row.Unit ?? string.Empty,
            row.Scale?.ToString("R", CultureInfo.InvariantCulture) ?? string.Empty, row.Offset?.ToString("R", CultureInfo.InvariantCulture) ?? string.Empty,
        ]));
        return string.Join('\n', [Line(["measurement", .. tags.Select(tag => $"tag:{tag}"), "field", "twin", "targetField", "unit", "scale", "offset"]), .. lines]) + "\n";
    }

    private static string Line(IEnumerable<string> cells) =>
        string.Join(',', cells.Select(cell => cell.AsSpan().ContainsAny(s_quoted) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell));

    private static string Column(string head)
    {
        string plain = head.Trim();
        int tag = plain.StartsWith("tag:", StringComparison.OrdinalIgnoreCase) ? 4 : 0;
        return tag > 0 ? $"tag:{plain[tag..].Trim()}" : plain.ToLowerInvariant() switch
        {
            "target" or "target field" or "property" or "telemetry" or "target_field" => "targetfield",
            var other => other,
        };
    }

    private static void CheckColumns(string[] columns, int line, List<MappingFault> faults)
    {
        foreach (string missing in s_required.Where(column => !columns.Contains(column)))
        {
            faults.Add(new("table", $"the head names no column '{(missing == "targetfield" ? "targetField" : missing)}'", line));
        }

        foreach (string column in columns.Where(column => !s_known.Contains(column) && !column.StartsWith("tag:", StringComparison.Ordinal)))
        {
            faults.Add(new("table", $"there is no column '{column}'; use measurement, tags, tag:<name>, field, twin, targetField, unit, scale, offset, notes", line));
        }

        foreach (IGrouping<string, string> twice in columns.GroupBy(column => column).Where(group => group.Count() > 1))
        {
            faults.Add(new("table", $"column '{twice.Key}' is named twice", line));
        }
    }

    private static MappingTableRow Row(int line, string[] columns, IReadOnlyList<string> cells, List<MappingFault> faults)
    {
        MappingTableRow row = new() { Line = line };
        for (int i = 0; i < cells.Count; i++)
        {
            string cell = cells[i];
            row = columns[i] switch
            {
                _ when cell.Length == 0 => row,
                "measurement" => row with { Measurement = cell },
                "field" => row with { Field = cell },
                "twin" => row with { Twin = cell },
                "targetfield" => row with { TargetField = cell },
                "unit" => row with { Unit = cell },
                "scale" => row with { Scale = Number(cell, "scale", line, faults) },
                "offset" => row with { Offset = Number(cell, "offset", line, faults) },
                "tags" => row with { Tags = Tags(cell, row.Tags, line, faults) },
                var column when column.StartsWith("tag:", StringComparison.Ordinal) => row with { Tags = row.Tags.SetItem(column[4..], cell) },
                _ => row,
            };
        }

        return row;
    }

    private static double? Number(string cell, string column, int line, List<MappingFault> faults)
    {
        if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
        {
            return number;
        }

        faults.Add(new(column, $"'{cell}' is no number; write it with a decimal point", line));
        return null;
    }

    private static ImmutableSortedDictionary<string, string> Tags(string cell, ImmutableSortedDictionary<string, string> tags, int line, List<MappingFault> faults)
    {
        foreach (string pair in cell.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || equals == pair.Length - 1)
            {
                faults.Add(new("tags", $"'{pair}' is no tag; write name=value, several apart by semicolons", line));
                continue;
            }

            tags = tags.SetItem(pair[..equals].Trim(), pair[(equals + 1)..].Trim());
        }

        return tags;
    }
}
