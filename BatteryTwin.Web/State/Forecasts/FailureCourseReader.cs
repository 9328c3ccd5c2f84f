using BatteryTwin.Domain.Alarms;
using BatteryTwin.Domain.Maintenance;

namespace BatteryTwin.Web.State.Forecasts;

/// <summary>Finds the first sign of a failure in earlier forecasts and standing alerts. Singleton.</summary>
public sealed class FailureCourseReader(LifeHistoryReader history, IAlertLog alerts)
{
    private const int MostDrawn = 300;
    private const string Forecasts = "its forecasts";

    private static readonly TimeSpan s_longest = TimeSpan.FromDays(90);

    /// <summary>The way to the failure; null while there is no sign of one, or no date of it.</summary>
    /// <exception cref="Ingest.Storage.StorageUnavailableException">The telemetry store cannot be read now.</exception>
    public async Task<FailureCourse?> ReadAsync(ForecastRow row, CancellationToken cancel)
    {
        Alert? alert = alerts.Open.Where(open => open.Active && open.TwinId == row.Forecast.TwinId && open.Component == row.Forecast.Component).MinBy(open => open.RaisedAt);
        if (row is not { Forecast: { RulHours: { } hours, CapHours: { } cap }, Median: { } fails } || (alert is null && FailureCourse.Of(hours, cap) > PotentialFailure.Recovery))
        {
            return null;
        }

        IReadOnlyList<LifePoint> points = await history.ReadAllAsync(row.Forecast.TwinId, row.Forecast.Component, row.At - s_longest, row.At, cancel);
        (DateTimeOffset Time, double Condition)[] course = [.. points.Select(point => (point.Time, FailureCourse.Of(point.RulHours, cap))).Append((row.Forecast.Time, FailureCourse.Of(hours, cap))).OrderBy(point => point.Item1)];
        DateTimeOffset? forecast = PotentialFailure.Since(course);
        bool isAlert = alert is not null && !(forecast < alert.RaisedAt);
        if ((isAlert ? alert!.RaisedAt : forecast) is not { } signs || signs > fails)
        {
            return null;
        }

        FailureCourse found = new(row, signs, isAlert ? $"the alert “{alert!.Title}”" : Forecasts, !isAlert && signs == course[0].Time, fails, []);
        return found with { Conditions = Thinned([.. course.Where(point => point.Time >= found.From)], (found.To - found.From) / MostDrawn) };
    }

    /// <summary>The last condition of each stretch, at its own time.</summary>
    private static (DateTimeOffset Time, double Condition)[] Thinned((DateTimeOffset Time, double Condition)[] points, TimeSpan stretch) =>
        points.Length <= MostDrawn ? points : [.. points.GroupBy(point => point.Time.UtcTicks / stretch.Ticks).Select(group => group.Last())];
}
