namespace BatteryTwin.Web.State.Forecasts;

/// <summary>Says what a P–F curve means for who plans the work.</summary>
public static class FailureCourseWords
{
    /// <summary>An interval that begins within this time leaves nothing to plan in.</summary>
    private static readonly TimeSpan s_now = TimeSpan.FromHours(1);

    /// <summary>The finding: <c>7 days left of 10 days between the first sign and the expected failure</c>.</summary>
    public static string Finding(FailureCourse course)
    {
        ArgumentNullException.ThrowIfNull(course);
        return course.Left <= TimeSpan.Zero ? "The expected time of the failure has come"
            : course.IsOlder ? $"{ForecastWords.Span(course.Left)} left until the expected failure; its first sign is older than its record"
            : $"{ForecastWords.Span(course.Left)} left of {ForecastWords.Span(course.Interval)} between the first sign and the expected failure";
    }

    /// <summary>What to do by when.</summary>
    public static string Advice(FailureCourse course)
    {
        ArgumentNullException.ThrowIfNull(course);
        ForecastRow row = course.Row;
        string within = row.Interval is { Low: { } low, Coverage: { } coverage } && low > row.At + s_now
            ? $"Work done within {ForecastWords.Span(low - row.At)} comes before the failure with a probability of {ForecastWords.Percent((1 + coverage) / 2)}"
            : "It may fail at any time from now on";
        return row.NextStop switch
        {
            { } stop when stop.Covers(row.At) => $"{within}; a planned stop lasts now.",
            { } stop when stop.Start < course.Fails => $"{within}; a planned stop comes before the expected failure, in {ForecastWords.Span(stop.Start - row.At)}.",
            { } stop => $"{within}; the next planned stop, in {ForecastWords.Span(stop.Start - row.At)}, comes after the expected failure.",
            null => $"{within}; no stop is planned.",
        };
    }
}
