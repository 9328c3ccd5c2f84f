using BatteryTwin.Domain.Maintenance;
using BatteryTwin.Ingest.Prognostics.Forecasts;

namespace BatteryTwin.Web.State.Forecasts;

/// <summary>The forecast of one component beside its place, its planned stops and how much it runs.</summary>
public sealed record ForecastRow
{
    /// <summary>Coverage of the interval that tables and sentences speak of.</summary>
    public const double SpokenCoverage = 0.8;

    /// <summary>Without a planned stop, a component whose interval begins within this time is at risk.</summary>
    public static readonly TimeSpan RiskWithoutStop = TimeSpan.FromDays(14);

    /// <summary>A forecast is made every minute; from this age on it is marked.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromMinutes(15);

    public required ComponentForecast Forecast { get; init; }

    public required RemainingLife Life { get; init; }

    /// <summary>Name of the asset that carries the component, in few words beside its line.</summary>
    public required string AssetName { get; init; }

    /// <summary>Twin and title of the line or other whole that directly contains the asset; null for none.</summary>
    public AssetPlace? Line { get; init; }

    /// <summary>Twin and title of the outermost whole; null where the line is that.</summary>
    public AssetPlace? Plant { get; init; }

    public required StationUse Use { get; init; }

    /// <summary>Running hours against the calendar, from the forecast's time.</summary>
    public required RunningTime Running { get; init; }

    /// <summary>Planned stops of the asset.</summary>
    public required StopCalendar Stops { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The interval that is spoken of; null when the model abstains.</summary>
    public LifeInterval? Interval { get; init; }

    /// <summary>When the median life ends; null when the model abstains or the machine does not run.</summary>
    public DateTimeOffset? Median { get; init; }

    public string Key => KeyOf(Forecast.TwinId, Forecast.Component);

    public TimeSpan Age => At - Forecast.Time;

    public bool IsStale => Age > StaleAfter;

    /// <summary>The stop that lasts now or comes next; null when none is planned.</summary>
    public PlannedStop? NextStop => Stops.Next(At);

    /// <summary>Probability of failing before the next planned stop; null without a forecast or a stop.</summary>
    public LifeChance? BeforeStop => NextStop is { } stop ? Life.FailsWithin(Running.HoursUntil(stop.Start)) : null;

    /// <summary>
    /// True when somebody should act: its interval begins before work on it is planned, so it fails before with 10 % or more. An interval
    /// without an upper end is no risk: the model sees no end of life yet, as with every sound part.
    /// </summary>
    public bool IsAtRisk => Interval is { IsOpen: false, Low: { } low } && (NextStop is { } stop ? !stop.Covers(At) && low < stop.Start : low - At < RiskWithoutStop);

    /// <summary>Words of the asset's place: <c>Mixing, Line 1, Munich plant</c>; a line whose name begins as its plant's says enough.</summary>
    public string Place => string.Join(", ", new[] { AssetName, Line?.Title, IsNamedIn(Line?.Title, Plant?.Title) ? null : Plant?.Title }.OfType<string>());

    private static bool IsNamedIn(string? line, string? plant) => line is not null && plant is not null && line.StartsWith(plant.Split(' ')[0], StringComparison.Ordinal);

    public static string KeyOf(string twinId, string component) => $"{twinId}/{component}";
}
