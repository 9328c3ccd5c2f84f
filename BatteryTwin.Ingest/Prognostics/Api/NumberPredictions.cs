using System.Globalization;
using System.Text.Json;
using BatteryTwin.Domain.Prognostics.Data;
using BatteryTwin.Domain.Prognostics.Models;

namespace BatteryTwin.Ingest.Prognostics.Api;

/// <summary>A number with its interval for each row, in the order of the file.</summary>
internal sealed class NumberPredictions(TabularModel model, HistoryFrame frame, double level, bool asCsv) : RowAnswer<NumberPredictions.Row>(Rows(model, frame), asCsv)
{
    protected override IEnumerable<string> Columns => ["row", "value", "lower", "upper", "level"];

    protected override void Write(Row row, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("row", row.Number);
        Number(json, "value", row.Value);
        Number(json, "lower", row.Lower);
        Number(json, "upper", row.Upper);
        json.WriteNumber("level", level);
        json.WriteEndObject();
    }

    protected override IEnumerable<string?> Cells(Row row) =>
        [row.Number.ToString(CultureInfo.InvariantCulture), Text(row.Value), Text(row.Lower), Text(row.Upper), level.ToString(CultureInfo.InvariantCulture)];

    private static IEnumerable<Row> Rows(TabularModel model, HistoryFrame frame)
    {
        float[] inputs = new float[frame.Inputs.Length];
        foreach (int row in FileOrder.Of(frame))
        {
            FileOrder.Copy(frame, row, inputs);
            double value = model.Number(inputs);
            (double lower, double upper) = model.Intervals!.Interval(value, double.NegativeInfinity, double.PositiveInfinity);
            yield return new(frame.FileRows[row], value, lower, upper);
        }
    }

    internal sealed record Row(int Number, double Value, double Lower, double Upper);
}
