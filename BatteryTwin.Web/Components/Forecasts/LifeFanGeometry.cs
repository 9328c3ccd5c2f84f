using System.Globalization;
using System.Text;
using BatteryTwin.Domain.Maintenance;
using BatteryTwin.Web.State.Forecasts;

namespace BatteryTwin.Web.Components.Forecasts;

/// <summary>Drawing of a fan: 1000 wide and 240 high, remaining running hours upwards, failure at the bottom.</summary>
public sealed class LifeFanGeometry
{
    public const double Height = 240;

    private static readonly double[] s_roundSteps = [1, 2, 2.5, 5, 10];

    private readonly LifeFanView _view;
    private readonly double _mostHours;

    public LifeFanGeometry(LifeFanView view)
    {
        _view = view;
        Scale = new(view.From, view.To);
        double most = view.Bands.Select(band => band.HighHours).Concat(view.Past.Select(point => point.UpperHours ?? point.RulHours)).Append(view.Row.Forecast.RulHours ?? 0).Max();
        (double step, _mostHours) = Round(most);
        Ticks = [.. Enumerable.Range(0, (int)Math.Round(_mostHours / step) + 1).Select(i => i * step)];
    }

    public LifeScale Scale { get; }

    /// <summary>Round numbers of running hours from 0 to the top.</summary>
    public IReadOnlyList<double> Ticks { get; }

    public double Y(double hours) => Height * (1 - Math.Clamp(hours / _mostHours, 0, 1));

    /// <summary>Height as a percentage for styles.</summary>
    public string Percent(double hours) => (Y(hours) / Height * 100).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A life that is used up while the machine runs and rests in planned stops.</summary>
    public string Course(double hours) => Path(CoursePoints(hours), close: false);

    /// <summary>The area between two lives.</summary>
    public string Band(double lowHours, double highHours) => Path([.. CoursePoints(highHours), .. CoursePoints(lowHours).Reverse()], close: true);

    /// <summary>Medians of earlier forecasts; a gap of many times the usual distance stays a gap.</summary>
    public string Past()
    {
        StringBuilder path = new();
        foreach (IReadOnlyList<LifePoint> run in Runs())
        {
            path.Append(Path([.. run.Select(point => (point.Time, point.RulHours))], close: false));
        }

        return path.ToString();
    }

    /// <summary>Intervals of earlier forecasts.</summary>
    public string PastBand()
    {
        StringBuilder path = new();
        foreach (IReadOnlyList<LifePoint> run in Runs())
        {
            LifePoint[] whole = [.. run.Where(point => point is { LowerHours: not null, UpperHours: not null })];
            path.Append(Path([.. whole.Select(point => (point.Time, point.UpperHours!.Value)), .. whole.Reverse().Select(point => (point.Time, point.LowerHours!.Value))], close: true));
        }

        return path.ToString();
    }

    /// <summary>Planned stops in the picture.</summary>
    public IEnumerable<PlannedStop> Stops => _view.Row.Stops.Between(Scale.From, Scale.To);

    private (DateTimeOffset Time, double Hours)[] CoursePoints(double hours)
    {
        RunningTime running = _view.Row.Running;
        DateTimeOffset end = running.At(hours) is { } fails && fails < Scale.To ? fails : Scale.To;
        IEnumerable<DateTimeOffset> bends = _view.Row.Stops.All.SelectMany(stop => new[] { stop.Start, stop.End }).Where(time => time > running.From && time < end).Order();
        return [.. bends.Prepend(running.From).Append(end).Select(time => (time, Math.Max(0, hours - running.HoursUntil(time))))];
    }

    private IEnumerable<IReadOnlyList<LifePoint>> Runs()
    {
        IReadOnlyList<LifePoint> past = _view.Past;
        if (past.Count == 0)
        {
            yield break;
        }

        TimeSpan[] distances = [.. past.Zip(past.Skip(1), (left, right) => right.Time - left.Time).Order()];
        TimeSpan gap = distances.Length == 0 ? TimeSpan.MaxValue : distances[distances.Length / 2] * 6;
        List<LifePoint> run = [past[0]];
        foreach (LifePoint point in past.Skip(1))
        {
            if (point.Time - run[^1].Time > gap)
            {
                yield return run;
                run = [];
            }

            run.Add(point);
        }

        yield return run;
    }

    private string Path((DateTimeOffset Time, double Hours)[] points, bool close)
    {
        if (points.Length == 0)
        {
            return string.Empty;
        }

        StringBuilder path = new();
        for (int i = 0; i < points.Length; i++)
        {
            path.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{Scale.X(points[i].Time):0.##} {Y(points[i].Hours):0.##}");
        }

        return path.Append(close ? "Z" : string.Empty).ToString();
    }

    /// <summary>A round step with which about four reach a value, and the top that they reach.</summary>
    private static (double Step, double Top) Round(double most)
    {
        double rough = Math.Max(most, 0.4) / 4;
        double magnitude = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = s_roundSteps.First(factor => factor * magnitude >= rough - 1e-12) * magnitude;
        return (step, step * Math.Ceiling((most / step) - 1e-9) is > 0 and { } top ? top : step);
    }
}
