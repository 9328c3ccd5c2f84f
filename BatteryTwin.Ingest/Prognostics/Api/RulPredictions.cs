using System.Globalization;
using System.Text.Json;

namespace BatteryTwin.Ingest.Prognostics.Api;

/// <summary>Forecasts of remaining life.</summary>
internal sealed class RulPredictions(IEnumerable<AssetForecast> forecasts, double level, bool asCsv) : RowAnswer<AssetForecast>(forecasts, asCsv)
{
    protected override IEnumerable<string> Columns => ["asset", "time", "rul", "lower", "upper", "level", "abstained", "reason"];

    protected override void Write(AssetForecast row, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("asset", row.Asset);
        json.WriteNumber("time", row.Time);
        Number(json, "rul", row.Rul);
        Number(json, "lower", row.Lower);
        Number(json, "upper", row.Upper);
        json.WriteNumber("level", level);
        json.WriteBoolean("abstained", row.Rul is null);
        json.WriteString("reason", row.Reason);
        json.WriteStartArray("contributions");
        foreach (FeatureContribution contribution in row.Contributions)
        {
            json.WriteStartObject();
            json.WriteString("feature", contribution.Feature);
            json.WriteNumber("contribution", contribution.Contribution);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    protected override IEnumerable<string?> Cells(AssetForecast row) =>
        [row.Asset, Text(row.Time), Text(row.Rul), Text(row.Lower), Text(row.Upper), level.ToString(CultureInfo.InvariantCulture), row.Rul is null ? "true" : "false", row.Reason];
}
