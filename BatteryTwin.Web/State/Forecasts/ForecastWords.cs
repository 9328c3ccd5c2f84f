using System.Globalization;
using BatteryTwin.Domain.Maintenance;

namespace BatteryTwin.Web.State.Forecasts;

/// <summary>Says in words what a forecast means.</summary>
public static class ForecastWords
{
    /// <summary>The interval on the calendar: <c>9–16 days</c>, <c>more than 20 days</c>, <c>3–8 h</c>.</summary>
    public static string Interval(LifeInterval interval, DateTimeOffset now)
    {
        if (interval is not { Low: { } low, High: { } high })
        {
            return $"{Hours(interval.LowHours)}–{Hours(interval.HighHours)} running hours";
        }

        (TimeSpan from, TimeSpan to) = (Ahead(low, now), Ahead(high, now));
        return interval.IsOpen
            ? to - from < 0.1 * to ? $"more than {Range(from, from)}" : $"{Range(from, to)} or more"
            : to <= TimeSpan.FromMinutes(1) ? "now" : Range(from, to);
    }

    /// <summary>The interval with its promised coverage: <c>80 %: 9–16 days</c>.</summary>
    public static string Promised(LifeInterval interval, DateTimeOffset now) => $"{Percent(interval.Coverage)}: {Interval(interval, now)}";

    /// <summary>The interval in running hours: <c>210–380 running hours</c>.</summary>
    public static string Running(LifeInterval interval) => $"{Hours(interval.LowHours)}–{Hours(interval.HighHours)} running hours{(interval.IsOpen ? " or more" : null)}";

    /// <summary>The next planned stop: <c>next planned stop in 11 days</c>.</summary>
    public static string Stop(PlannedStop? stop, DateTimeOffset now) => stop switch
    {
        null => "no stop is planned",
        _ when stop.Covers(now) => $"a planned stop lasts another {Span(stop.End - now)}",
        _ => $"next planned stop in {Span(stop.Start - now)}",
    };

    /// <summary>One sentence of all that matters.</summary>
    public static string Sentence(ForecastRow row) => row.Interval is { } interval
        ? $"{Promised(interval, row.At)}; {Stop(row.NextStop, row.At)}{(row.BeforeStop is { } chance && row.NextStop?.Covers(row.At) == false ? $", {chance.Words} that it fails before" : null)}."
        : $"No forecast: {row.Forecast.AbstainReason ?? "there is none yet"}.";

    /// <summary>A length of time with one number and one unit: <c>11 days</c>, <c>5 h</c>.</summary>
    public static string Span(TimeSpan span) => Range(span, span);

    /// <summary>Names as people write them: <c>BallBearings</c> is <c>Ball bearings</c>.</summary>
    public static string Name(string identifier)
    {
        string last = identifier.Split(';')[0].Split(':')[^1];
        string spaced = string.Concat(last.Select((sign, index) => index > 0 && char.IsUpper(sign) && !char.IsUpper(last[index - 1]) ? $" {Lowered(last, index)}" : sign.ToString()));
        return spaced.Replace('_', ' ');
    }

    /// <summary>A clause as the beginning of a sentence.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : $"{char.ToUpper(text[0], CultureInfo.CurrentCulture)}{text[1..]}";

    public static string Percent(double share) => string.Create(CultureInfo.CurrentCulture, $"{Math.Round(share * 100, 1):0.#} %");

    /// <summary>Running hours with as many digits as say something.</summary>
    public static string Hours(double hours) => hours.ToString(hours < 10 ? "N1" : "N0", CultureInfo.CurrentCulture);

    private static string Range(TimeSpan from, TimeSpan to)
    {
        (double factor, string one, string many) = to.TotalHours switch
        {
            < 2 => (60.0, "min", "min"),
            < 48 => (1.0, "h", "h"),
            _ => (1.0 / 24, "day", "days"),
        };
        double last = to.TotalHours * factor;
        string low = Digits(from.TotalHours * factor, factor);
        string high = Digits(last, factor);
        return low == high ? $"{high} {(high == "1" ? one : many)}" : $"{low}–{high} {many}";
    }

    /// <summary>Whole minutes; hours and days below ten with one decimal.</summary>
    private static string Digits(double value, double perHour) => value.ToString(value < 10 && perHour <= 1 ? "0.#" : "N0", CultureInfo.CurrentCulture);

    /// <summary>The first letter of a word, but none of an abbreviation.</summary>
    private static char Lowered(string name, int index) => index + 1 < name.Length && char.IsUpper(name[index + 1]) ? name[index] : char.ToLower(name[index], CultureInfo.InvariantCulture);

    private static TimeSpan Ahead(DateTimeOffset time, DateTimeOffset now) => time > now ? time - now : TimeSpan.Zero;
}
