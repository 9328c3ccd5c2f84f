using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Web.State.Forecasts;

/// <summary>Reads the fan of one component: today's forecast, its earlier ones, a time axis that holds both, and the way from the first sign to the failure. Singleton.</summary>
public sealed class LifeFanReader(ForecastReader forecasts, LifeHistoryReader history, FailureCourseReader courses)
{
    private static readonly TimeSpan s_shortest = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(90);
    private static readonly TimeSpan s_longestPast = TimeSpan.FromDays(30);

    /// <summary>Fans that the asset has: its forecasts, the shortest first.</summary>
    /// <exception cref="StorageUnavailableException">The ingest service is away.</exception>
    public async Task<IReadOnlyList<ForecastRow>> RowsAsync(string twinId, CancellationToken cancel) => [.. (await forecasts.ReadAsync(cancel)).Of(twinId)];

    public async Task<LifeFanView> ReadAsync(ForecastRow row, CancellationToken cancel)
    {
        TimeSpan ahead = Ahead(row);
        TimeSpan back = ahead / 2 < s_longestPast ? ahead / 2 : s_longestPast;
        try
        {
            IReadOnlyList<LifePoint> past = await history.ReadAsync(row.Forecast.TwinId, row.Forecast.Component, row.At - back, row.At, cancel);
            return new(row, past, null, row.At - back, row.At + ahead) { Course = await courses.ReadAsync(row, cancel) };
        }
        catch (StorageUnavailableException problem)
        {
            return new(row, [], problem.Message, row.At - back, row.At + ahead);
        }
    }

    /// <summary>As far ahead as the widest band reaches, with some air.</summary>
    private static TimeSpan Ahead(ForecastRow row)
    {
        double hours = row.Life.Quantiles.Count > 0 ? row.Life.Quantiles[^1].Hours : row.Forecast.UpperHours ?? 0;
        TimeSpan needed = ((row.Running.At(hours) ?? row.At + s_longest) - row.At) * 1.08;
        return needed < s_shortest ? s_shortest : needed > s_longest ? s_longest : needed;
    }
}
