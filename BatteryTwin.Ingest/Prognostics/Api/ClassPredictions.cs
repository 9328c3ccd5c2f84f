using System.Globalization;
using System.Text.Json;
using BatteryTwin.Domain.Prognostics.Data;
using BatteryTwin.Domain.Prognostics.Models;

namespace BatteryTwin.Ingest.Prognostics.Api;

/// <summary>Class and probabilities of each row, in the order of the file.</summary>
internal sealed class ClassPredictions(TabularModel model, HistoryFrame frame, bool asCsv) : RowAnswer<ClassPredictions.Row>(Rows(model, frame), asCsv)
{
    protected override IEnumerable<string> Columns => ["row", "label", .. model.Classes.Select(name => $"probability {name}")];

    protected override void Write(Row row, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("row", row.Number);
        json.WriteString("label", row.Label);
        json.WriteStartObject("probabilities");
        for (int k = 0; k < model.Classes.Length; k++)
        {
            json.WriteNumber(model.Classes[k], row.Probabilities[k]);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    protected override IEnumerable<string?> Cells(Row row) => [row.Number.ToString(CultureInfo.InvariantCulture), row.Label, .. row.Probabilities.Select(share => Text(share))];

    private static IEnumerable<Row> Rows(TabularModel model, HistoryFrame frame)
    {
        float[] inputs = new float[frame.Inputs.Length];
        foreach (int row in FileOrder.Of(frame))
        {
            FileOrder.Copy(frame, row, inputs);
            double[] probabilities = model.Probabilities(inputs);
            yield return new(frame.FileRows[row], model.Classes[model.Label(probabilities)], probabilities);
        }
    }

    internal sealed record Row(int Number, string Label, double[] Probabilities);
}
