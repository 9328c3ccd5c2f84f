namespace BatteryTwin.Web.State.Forecasts;

/// <summary>The way of a component from the first sign of its failure to the failure: the P–F curve.</summary>
/// <param name="Row">Its forecast.</param>
/// <param name="Signs">When the first sign was seen (P).</param>
/// <param name="SeenBy">What saw it, in words: <c>its forecasts</c>, or the alert.</param>
/// <param name="IsOlder">True when the sign is as old as what is stored: it may be older.</param>
/// <param name="Fails">When the failure is expected (F), the median.</param>
/// <param name="Conditions">Condition over time up to now, 1 sound to 0 failed, oldest first.</param>
public sealed record FailureCourse(ForecastRow Row, DateTimeOffset Signs, string SeenBy, bool IsOlder, DateTimeOffset Fails, IReadOnlyList<(DateTimeOffset Time, double Condition)> Conditions)
{
    private const double Before = 0.2;
    private const double After = 0.08;

    /// <summary>From the first sign to the expected failure.</summary>
    public TimeSpan Interval => Fails - Signs;

    /// <summary>What is left of it; nothing once the expected time has passed.</summary>
    public TimeSpan Left => Fails > Row.At ? Fails - Row.At : TimeSpan.Zero;

    /// <summary>Condition now, 0..1.</summary>
    public double Now => Row.Forecast.RulHours is { } hours ? Of(hours, Row.Forecast.CapHours) : 0;

    /// <summary>Left end of the time axis: some time before the first sign.</summary>
    public DateTimeOffset From => Signs - (Span * Before);

    /// <summary>Right end: the latest failure that is spoken of, with some air.</summary>
    public DateTimeOffset To => Latest + (Span * After);

    private DateTimeOffset Latest => Row.Interval is { IsOpen: false, High: { } high } && high > Fails ? high : Fails;

    private TimeSpan Span => Latest - Signs is var span && span > TimeSpan.FromMinutes(30) ? span : TimeSpan.FromMinutes(30);

    /// <summary>A remaining life as a share of the longest that the model tells apart.</summary>
    public static double Of(double rulHours, double? capHours) => capHours is > 0 and { } cap ? Math.Clamp(rulHours / cap, 0, 1) : 0;
}
