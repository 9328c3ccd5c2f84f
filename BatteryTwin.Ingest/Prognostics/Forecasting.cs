using BatteryTwin.Domain.Prognostics.Data;
using BatteryTwin.Domain.Prognostics.Features;
using BatteryTwin.Domain.Prognostics.Models;

namespace BatteryTwin.Ingest.Prognostics;

/// <summary>Runs a model of remaining life over the histories of a file.</summary>
internal static class Forecasting
{
    private const int Contributions = 10;

    /// <summary>Forecasts in order of assets: at each one's last row, or at every row.</summary>
    public static IEnumerable<AssetForecast> Run(RulModel model, HistoryFrame frame, bool allRows, bool withContributions)
    {
        float[] settings = new float[model.Plan.Settings.Length];
        float[] sensors = new float[model.Plan.Sensors.Length];
        for (int asset = 0; asset < frame.Assets.Length; asset++)
        {
            FeatureStream stream = model.Plan.Begin();
            int last = frame.Starts[asset + 1] - 1;
            for (int row = frame.Starts[asset]; row <= last; row++)
            {
                Copy(frame.Settings, row, settings);
                Copy(frame.Inputs, row, sensors);
                stream.Take(settings, sensors);
                if (allRows || row == last)
                {
                    RulForecast forecast = model.Forecast(stream);
                    yield return new(frame.Assets[asset], frame.Times[row], forecast.Rul, forecast.Lower, forecast.Upper, forecast.AbstainReason,
                        withContributions && forecast.Rul is not null ? Largest(model, forecast.Features) : []);
                }
            }
        }
    }

    private static FeatureContribution[] Largest(RulModel model, float[] features)
    {
        double[] contributions = model.Contributions(features);
        return [.. Enumerable.Range(0, contributions.Length).OrderByDescending(i => Math.Abs(contributions[i])).Take(Contributions)
            .Where(i => contributions[i] != 0).Select(i => new FeatureContribution(model.Plan.Features[i].Name, contributions[i]))];
    }

    private static void Copy(float[][] columns, int row, float[] values)
    {
        for (int i = 0; i < columns.Length; i++)
        {
            values[i] = columns[i][row];
        }
    }
}
