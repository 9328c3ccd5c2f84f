namespace BatteryTwin.Web.State.Forecasts;

/// <summary>Says what a P–F curve means for who plans the work.</summary>
public static class FailureCourseWords
{
    /// <summary>The finding: <c>7 of 10 days from the first sign to the failure are left</c>.</summary>
    public static string Finding(FailureCourse course)
    {
        ArgumentNullException.ThrowIfNull(course);
        return course.Left <= TimeSpan.Zero ? "The expected time of the failure has come"
            : $"{ForecastWords.Span(course.Left)} left of {ForecastWords.Span(course.Interval)} between the first sign and the expected failure";
    }

    /// <summary>What to do by when.</summary>
    public static string Advice(FailureCourse course)
    {
        ArgumentNullException.ThrowIfNull(course);
        ForecastRow row = course.Row;
        string within = row.Interval is { Low: { } low, Coverage: { } coverage } && low > row.At
            ? $"Work planned within {ForecastWords.Span(low - row.At)} comes before the failure with {ForecastWords.Percent((1 + coverage) / 2)}"
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
