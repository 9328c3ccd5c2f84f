using System.Collections.Immutable;

namespace BatteryTwin.Ingest.Pipeline.Records.Inference;

/// <summary>The first records of a file as texts, by column; empty where a record has none. <paramref name="PathName"/>: the file's path below its zone.</summary>
internal sealed record RecordSample(ImmutableArray<string> Columns, IReadOnlyList<string[]> Rows, string PathName, bool DecimalComma)
{
    /// <summary>The values of a column that are not missing.</summary>
    public string[] Values(int column) => [.. Rows.Select(row => row[column]).Where(value => !RecordValue.IsMissing(System.Text.Encoding.UTF8.GetBytes(value), RecordValueKind.Any))];
}
