using BatteryTwin.Domain.Maintenance;
using BatteryTwin.Ingest.Prognostics.Forecasts;

namespace BatteryTwin.Web.State.Forecasts;

/// <summary>Puts the newest forecasts beside place, planned stops and use of their assets; pages share an answer for a few seconds. Singleton.</summary>
public sealed class ForecastReader(IComponentForecasts forecasts, IPlannedStops stops, PlantWatch watch, StationUseReader uses)
{
    private static readonly TimeSpan s_holds = TimeSpan.FromSeconds(3);

    private volatile ForecastBoard? _board;

    /// <exception cref="Ingest.Storage.StorageUnavailableException">The ingest service is away.</exception>
    public async Task<ForecastBoard> ReadAsync(CancellationToken cancel)
    {
        PlantMoment plant = watch.Now();
        StopCalendar calendar = stops.Calendar;
        if (_board is { } board && (plant.At - board.At).Duration() < s_holds && ReferenceEquals(board.Stops, calendar))
        {
            return board;
        }

        IReadOnlyList<ComponentForecast> latest = await forecasts.LatestAsync(cancel);
        string[] twins = [.. latest.Select(forecast => forecast.TwinId).Distinct(StringComparer.Ordinal)];
        IReadOnlyDictionary<string, StationUse> use = await uses.ReadAsync(twins, cancel);
        ForecastRow[] rows = [.. latest.Select(forecast => Row(forecast, plant, calendar, use[forecast.TwinId]))];
        return _board = new(plant.At, Ranked(rows), calendar);
    }

    /// <summary>The shortest lower end first; without an interval last, by name.</summary>
    private static ForecastRow[] Ranked(IEnumerable<ForecastRow> rows) =>
    [
        .. rows.OrderBy(row => row.Interval is null).ThenBy(row => row.Interval?.Low ?? DateTimeOffset.MaxValue)
            .ThenBy(row => row.Forecast.RulHours ?? double.MaxValue).ThenBy(row => row.Key, StringComparer.Ordinal),
    ];

    private static ForecastRow Row(ComponentForecast forecast, PlantMoment plant, StopCalendar calendar, StationUse use)
    {
        IReadOnlyList<string> path = plant.Topology.PathTo(forecast.TwinId);
        StopCalendar own = calendar.Of(path.Count > 0 ? path : [forecast.TwinId]);
        RunningTime running = new(forecast.Time, use.Assumed, own);
        RemainingLife life = new(forecast.AbstainReason is null ? forecast.Quantiles : [], forecast.CapHours);
        IReadOnlyList<string> siblings = path.Count > 1 ? plant.Topology.Find(path[^2])?.Children ?? [] : [];
        return new()
        {
            Forecast = forecast,
            Life = life,
            AssetName = AssetNames.AmongSiblings(plant.Graph, forecast.TwinId, siblings),
            Line = path.Count > 1 ? new(path[^2], plant.Title(path[^2])) : null,
            Plant = path.Count > 2 ? new(path[0], plant.Title(path[0])) : null,
            Use = use,
            Running = running,
            Stops = own,
            At = plant.At,
            Interval = Interval(forecast, life, running),
            Median = forecast.RulHours is { } hours && forecast.AbstainReason is null ? running.At(hours) : null,
        };
    }

    /// <summary>The 80 % interval where the distribution reaches so far, else the forecast's own.</summary>
    private static LifeInterval? Interval(ComponentForecast forecast, RemainingLife life, RunningTime running)
    {
        if (forecast.AbstainReason is not null || forecast.RulHours is null)
        {
            return null;
        }

        (double Low, double High)? spoken = life.Central(ForecastRow.SpokenCoverage);
        (double low, double high, double coverage) = spoken is { } central
            ? (central.Low, central.High, ForecastRow.SpokenCoverage)
            : (forecast.LowerHours ?? 0, forecast.UpperHours ?? forecast.RulHours.Value, forecast.Level);
        return new(coverage, low, high, ForecastDistribution.IsBeyond(high, forecast.CapHours), running.At(low), running.At(high));
    }
}
