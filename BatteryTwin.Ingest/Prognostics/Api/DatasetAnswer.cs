using BatteryTwin.Domain.Prognostics.Data;

namespace BatteryTwin.Ingest.Prognostics.Api;

/// <summary>A data set as the API shows it; <see cref="Columns"/> are those that models learn from.</summary>
public sealed record DatasetAnswer(
    string Id, string Name, string Task, string Format, int Assets, int FailedAssets, int Rows, IReadOnlyList<string> Columns, IReadOnlyList<string> Settings,
    IReadOnlyList<string> Classes, string? Asset, string? Time, string? Answer, string TimeUnit, string Checksum, long Bytes, DateTimeOffset CreatedAt, IReadOnlyList<string> Warnings)
{
    public static DatasetAnswer Of(StoredDataset dataset)
    {
        HistorySummary summary = dataset.Summary;
        HistorySchema schema = summary.Schema;
        return new(dataset.Id, dataset.Name, schema.Task.ToString().ToLowerInvariant(), schema.Format.ToString().ToLowerInvariant(), summary.Assets, summary.FailedAssets, summary.Rows,
            [.. schema.Inputs.Select(column => column.Name)], [.. schema.Settings.Select(column => column.Name)], schema.Classes, schema.Asset, schema.Time, schema.Answer,
            summary.TimeIsDate ? "h" : schema.Format == HistoryFormat.Cmapss ? "cycles" : "time unit of the file", dataset.Checksum, dataset.Bytes, dataset.CreatedAt, summary.Warnings);
    }
}
