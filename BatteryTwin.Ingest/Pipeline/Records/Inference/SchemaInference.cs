using System.Globalization;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Pipeline.Records.Inference;

/// <summary>Reads a schema off the first records of a file, with what the twin graph knows: ids of twins, names and schemas of their values.</summary>
internal static class SchemaInference
{
    private static readonly string[] s_fieldNames = ["signal", "signalname", "field", "fieldname", "tag", "tagname", "variable", "variablename", "parameter", "metric", "sensor", "point", "item", "name", "channel"];
    private static readonly string[] s_valueNames = ["value", "val", "reading", "wert", "messwert", "signalvalue"];

    /// <summary>Columns that say something about a value and are none themselves.</summary>
    private static readonly string[] s_aboutValues = ["unit", "units", "einheit", "quality", "status", "uom"];

    public static InferredSchema Infer(RecordSample sample, TwinGraphSnapshot graph)
    {
        (RecordTime? time, string? doubt) = TimeInference.Find(sample);
        if (time is null)
        {
            return new(null, [], doubt);
        }

        List<string> taken = [.. time.Columns];
        RecordPart twin = Twin(sample, graph, taken, out string? example);
        RecordPart measurement = new() { Column = sample.Columns.FirstOrDefault(name => FieldNames.Plain(name) == "measurement" && !taken.Contains(name)) };
        taken.AddRange(new[] { twin.Column, measurement.Column }.OfType<string>());
        RecordSchema schema = new() { Time = time, Twin = twin, Measurement = measurement };
        return Long(sample, taken) is { } rows
            ? new(schema with { Long = rows, Tags = LongTags(sample, taken, rows) }, [], doubt)
            : Wide(sample, graph, taken, schema, example, doubt);
    }

    private static RecordPart Twin(RecordSample sample, TwinGraphSnapshot graph, List<string> taken, out string? example)
    {
        example = null;
        if (TwinInference.Column(sample, graph, taken) is { } column)
        {
            example = sample.Values(sample.Columns.IndexOf(column)).FirstOrDefault(value => graph.Find(value) is not null);
            return new() { Column = column };
        }

        if (sample.Columns.Any(header => TwinInference.OfHeader(header, graph) is not null))
        {
            return RecordPart.None;
        }

        example = TwinInference.OfPath(sample.PathName, graph);
        return example is null ? RecordPart.None : new() { FromPath = true };
    }

    private static InferredSchema Wide(RecordSample sample, TwinGraphSnapshot graph, List<string> taken, RecordSchema schema, string? twin, string? doubt)
    {
        List<RecordField> fields = [];
        for (int column = 0; column < sample.Columns.Length; column++)
        {
            if (!taken.Contains(sample.Columns[column]))
            {
                fields.Add(FieldInference.Of(sample, column, twin, graph));
            }
        }

        (IReadOnlyList<RecordTag> tags, int duplicates) = TagInference.Find(sample, taken, fields);
        fields.RemoveAll(field => tags.Any(tag => tag.Column == field.Column));
        fields = [.. fields.Select(field => fields.Count(other => other.Name == field.Name && other.Twin == field.Twin) > 1 ? field with { Name = field.Column } : field)];
        if (fields.Count == 0)
        {
            return new(null, [], "no column holds values besides time, twin and tags");
        }

        string[] notes =
        [
            .. schema.Twin == RecordPart.None && fields.TrueForAll(field => field.Twin is null) ? ["No twin was found: no column, header or path names one. The values are stored without a twin; set the twin in the schema."] : Array.Empty<string>(),
            .. duplicates > 0 ? [string.Create(CultureInfo.InvariantCulture, $"{duplicates} of the first {sample.Rows.Count} records have time, twin and tags of another: the later ones replace them. A further tag would tell them apart.")] : Array.Empty<string>(),
        ];
        return new(schema with { Tags = tags, Fields = fields }, notes, doubt);
    }

    private static RecordLong? Long(RecordSample sample, List<string> taken)
    {
        string? name = First(s_fieldNames);
        string? value = First(s_valueNames);
        return name is null || value is null || name == value ? null : new(name, value);

        string? First(string[] names) => sample.Columns.Where(column => !taken.Contains(column)).OrderBy(column => (uint)Array.IndexOf(names, FieldNames.Plain(column))).FirstOrDefault(column => names.Contains(FieldNames.Plain(column)));
    }

    private static IReadOnlyList<RecordTag> LongTags(RecordSample sample, List<string> taken, RecordLong rows)
    {
        RecordField[] others =
        [
            .. sample.Columns
                .Where(name => !taken.Contains(name) && name != rows.NameColumn && name != rows.ValueColumn && !s_aboutValues.Contains(FieldNames.Plain(name)))
                .Select(name => new RecordField(name, name, RecordValueKind.Text)),
        ];
        return TagInference.Find(sample, [.. taken, rows.NameColumn], others).Tags;
    }
}
