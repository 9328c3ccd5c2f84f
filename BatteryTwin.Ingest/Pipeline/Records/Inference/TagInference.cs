namespace BatteryTwin.Ingest.Pipeline.Records.Inference;

/// <summary>Finds the columns that tell records of the same time and twin apart: they become tags, else the records would overwrite each other.</summary>
internal static class TagInference
{
    private const int MostTags = 4;

    private static readonly string[] s_names = ["channel", "channelid", "chan", "cell", "cellid", "slot", "position", "lane", "sensor", "sensorid", "phase", "module", "id", "serial", "serialnumber", "batch", "lot"];

    /// <summary>The tags, and how many records of the sample still share time, twin and tags with another.</summary>
    public static (IReadOnlyList<RecordTag> Tags, int Duplicates) Find(RecordSample sample, IReadOnlyCollection<string> identifying, IReadOnlyCollection<RecordField> fields)
    {
        List<string> chosen = [.. identifying];
        List<RecordTag> tags = [];
        int duplicates = Duplicates(sample, chosen);
        while (duplicates * 20 > sample.Rows.Count && tags.Count < MostTags)
        {
            (string Column, int Left) best = fields
                .Where(field => !chosen.Contains(field.Column) && (field.Type == RecordValueKind.Text || s_names.Contains(FieldNames.Plain(field.Column))))
                .Select(field => (field.Column, Left: Duplicates(sample, [.. chosen, field.Column])))
                .OrderBy(candidate => candidate.Left)
                .ThenBy(candidate => s_names.Contains(FieldNames.Plain(candidate.Column)) ? 0 : 1)
                .FirstOrDefault();
            if (best.Column is null || best.Left >= duplicates)
            {
                break;
            }

            chosen.Add(best.Column);
            tags.Add(new(best.Column, FieldNames.WithoutUnit(best.Column)));
            duplicates = best.Left;
        }

        return (tags, duplicates);
    }

    private static int Duplicates(RecordSample sample, List<string> columns)
    {
        int[] indexes = [.. columns.Select(name => sample.Columns.IndexOf(name)).Where(index => index >= 0)];
        return sample.Rows.Count - sample.Rows.Select(row => string.Join('\u001f', indexes.Select(index => row[index]))).Distinct(StringComparer.Ordinal).Count();
    }
}
