using BatteryTwin.Domain.Prognostics.Data;
using BatteryTwin.Domain.Prognostics.Scores;

namespace BatteryTwin.Domain.Prognostics.Models;

/// <summary>Lives of training assets as forecast by models that had not seen them: what there is to judge a model by before its own components have lived.</summary>
internal static class UnseenLives
{
    private const int MostLives = 40;
    private const int MostForecasts = 30;

    /// <param name="frame">Histories.</param>
    /// <param name="rows">Rows that were forecast, ascending.</param>
    /// <param name="predicted">Their out-of-fold forecasts.</param>
    /// <param name="lower">Lower ends, calibrated without the row's part.</param>
    /// <param name="upper">Upper ends.</param>
    public static IReadOnlyList<ObservedLife> Of(HistoryFrame frame, int[] rows, double[] predicted, double[] lower, double[] upper)
    {
        int[] groups = frame.Groups();
        ObservedLife[] lives =
        [
            .. Enumerable.Range(0, rows.Length).GroupBy(i => groups[rows[i]]).Where(group => frame.Failed[group.Key]).Select(group =>
            {
                double begin = frame.Times[frame.Starts[group.Key]];
                double end = frame.Times[frame.Starts[group.Key + 1] - 1];
                return new ObservedLife(frame.Assets[group.Key], LifeEnd.Failed, Round(end - begin),
                    [.. group.Select(i => new LifeForecast(Round(frame.Times[rows[i]] - begin), Round(predicted[i]), Round(lower[i]), Round(upper[i]), 1))]);
            }),
        ];
        int step = Math.Max(1, (lives.Length + MostLives - 1) / MostLives);
        return [.. lives.Where((_, i) => i % step == 0).Select(life => life.Thinned(MostForecasts))];
    }

    private static double Round(double value) => Math.Round(value, 3);
}
