using System.Collections.Immutable;

namespace BatteryTwin.Ingest.Pipeline.Records;

/// <summary>A schema bound to the header of a table: which cell is what.</summary>
internal sealed class CsvColumns
{
    private CsvColumns(RecordSchema schema, ImmutableArray<string> header)
    {
        Times = [.. schema.Time.Columns.Select(name => header.IndexOf(name))];
        List<(int Cell, RecordColumn Column)> parts = [];
        List<(int Cell, RecordColumn Column)> fields = [];
        for (int cell = 0; cell < header.Length; cell++)
        {
            foreach (RecordColumn column in Of(schema, header[cell], fields.Count))
            {
                (column.Role is RecordRole.Field or RecordRole.FieldValue ? fields : parts).Add((cell, column));
            }
        }

        Parts = [.. parts];
        Fields = [.. fields];
    }

    /// <summary>Cells of the time, in the schema's order.</summary>
    public ImmutableArray<int> Times { get; }

    /// <summary>Cells that tell the record's series: twin, measurement, tags, name of the field.</summary>
    public ImmutableArray<(int Cell, RecordColumn Column)> Parts { get; }

    /// <summary>Cells with values.</summary>
    public ImmutableArray<(int Cell, RecordColumn Column)> Fields { get; }

    /// <summary>Null with a reason when the header has not the columns that the schema names.</summary>
    public static CsvColumns? Bind(RecordSchema schema, ImmutableArray<string> header, out string reason)
    {
        string?[] needed =
        [
            .. schema.Time.Columns, schema.Twin.Column, schema.Measurement.Column, schema.Long?.NameColumn, schema.Long?.ValueColumn,
            .. schema.Tags.Select(tag => tag.Column), .. schema.Fields.Select(field => field.Column),
        ];
        string? missing = needed.FirstOrDefault(name => name is not null && !header.Contains(name));
        reason = missing is not null ? $"the header has no column '{missing}', which the schema names"
            : schema.Fields.Count == 0 && schema.Long is null ? "the schema names no field"
            : string.Empty;
        return reason.Length == 0 ? new(schema, header) : null;
    }

    private static IEnumerable<RecordColumn> Of(RecordSchema schema, string name, int id)
    {
        if (name == schema.Twin.Column)
        {
            yield return new(id, RecordRole.Twin, name);
        }

        if (name == schema.Measurement.Column)
        {
            yield return new(id, RecordRole.Measurement, name);
        }

        if (name == schema.Long?.NameColumn)
        {
            yield return new(id, RecordRole.FieldName, name);
        }

        if (name == schema.Long?.ValueColumn)
        {
            yield return new(id, RecordRole.FieldValue, name);
        }

        foreach (RecordTag tag in schema.Tags.Where(tag => tag.Column == name))
        {
            yield return new(id, RecordRole.Tag, tag.Name);
        }

        foreach (RecordField field in schema.Fields.Where(field => field.Column == name))
        {
            yield return new(id++, RecordRole.Field, field.Name, field.Type, field.Twin);
        }
    }
}
