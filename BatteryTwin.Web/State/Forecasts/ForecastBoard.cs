using BatteryTwin.Domain.Maintenance;

namespace BatteryTwin.Web.State.Forecasts;

/// <summary>All forecasts at a moment: those with an interval first, the earliest lower end leading, and those without one last.</summary>
public sealed record ForecastBoard(DateTimeOffset At, IReadOnlyList<ForecastRow> Rows, StopCalendar Stops)
{
    public IEnumerable<ForecastRow> AtRisk => Rows.Where(row => row.IsAtRisk);

    public ForecastRow? Find(string? key) => Rows.FirstOrDefault(row => row.Key == key);

    /// <summary>Forecasts of one asset.</summary>
    public IEnumerable<ForecastRow> Of(string twinId) => Rows.Where(row => row.Forecast.TwinId == twinId);
}
