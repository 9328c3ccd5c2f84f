using System.Text;
using BatteryTwin.Web.State.Forecasts;

namespace BatteryTwin.Web.Components.Forecasts;

/// <summary>The numbers behind a P–F curve.</summary>
public static class FailureCourseTable
{
    /// <summary>Its points in order of time: what, when, condition.</summary>
    public static IEnumerable<(string What, DateTimeOffset Time, double? Condition)> Marks(FailureCourse course)
    {
        ArgumentNullException.ThrowIfNull(course);
        yield return ("P: first sign", course.Signs, null);
        yield return ("today", course.Row.At, course.Now);
        if (course.Row.Interval is { Low: { } low, High: { } high } interval)
        {
            yield return ($"earliest failure, {ForecastWords.Percent(interval.Coverage)} interval", low, null);
            yield return ("F: expected failure", course.Fails, 0);
            yield return ($"latest failure, {ForecastWords.Percent(interval.Coverage)} interval{(interval.IsOpen ? ", or later" : null)}", high, null);
        }
    }

    public static string Csv(FailureCourse course)
    {
        ArgumentNullException.ThrowIfNull(course);
        StringBuilder text = new("what,time (UTC),condition [0..1]\r\n");
        foreach ((DateTimeOffset time, double condition) in course.Conditions)
        {
            text.AppendJoin(',', "condition", ForecastCsv.Time(time), ForecastCsv.Number(condition)).Append("\r\n");
        }

        foreach ((string what, DateTimeOffset time, double? condition) in Marks(course))
        {
            text.AppendJoin(',', $"\"{what}\"", ForecastCsv.Time(time), ForecastCsv.Number(condition)).Append("\r\n");
        }

        return text.ToString();
    }
}
