using System.Globalization;
using System.Text;
using BatteryTwin.Domain.Maintenance;
using BatteryTwin.Web.State.Forecasts;

namespace BatteryTwin.Web.Components.Forecasts;

/// <summary>Drawing of a P–F curve: 1000 wide and 180 high, condition upwards, failure at the bottom.</summary>
public sealed class FailureCourseGeometry(FailureCourse course)
{
    public const double Height = 180;

    public LifeScale Scale { get; } = new(course.From, course.To);

    /// <summary>Condition when the first sign was seen.</summary>
    public double AtSigns => course.Conditions.Where(point => point.Time >= course.Signs).Select(point => (double?)point.Condition).FirstOrDefault() ?? course.Now;

    /// <summary>Condition up to now.</summary>
    public string Past => Path(course.Conditions.Where(point => point.Time < course.Row.Forecast.Time).Append((course.Row.Forecast.Time, course.Now)));

    /// <summary>From now to the expected failure: used up while the machine runs.</summary>
    public string Ahead
    {
        get
        {
            RunningTime running = course.Row.Running;
            double hours = course.Row.Forecast.RulHours ?? 0;
            IEnumerable<DateTimeOffset> bends = course.Row.Stops.All.SelectMany(stop => new[] { stop.Start, stop.End }).Where(time => time > running.From && time < course.Fails).Order();
            return Path(bends.Prepend(running.From).Append(course.Fails).Select(time => (time, FailureCourse.Of(Math.Max(0, hours - running.HoursUntil(time)), course.Row.Forecast.CapHours))));
        }
    }

    /// <summary>Planned stops in the picture.</summary>
    public IEnumerable<PlannedStop> Stops => course.Row.Stops.Between(Scale.From, Scale.To);

    public static double Y(double condition) => Height * (1 - condition);

    /// <summary>Height as a percentage for styles.</summary>
    public static string Percent(double condition) => (100 * (1 - condition)).ToString("0.##", CultureInfo.InvariantCulture);

    private string Path(IEnumerable<(DateTimeOffset Time, double Condition)> points)
    {
        StringBuilder path = new();
        foreach ((DateTimeOffset time, double condition) in points)
        {
            path.Append(CultureInfo.InvariantCulture, $"{(path.Length == 0 ? 'M' : 'L')}{Scale.X(time):0.##} {Y(condition):0.##}");
        }

        return path.ToString();
    }
}
