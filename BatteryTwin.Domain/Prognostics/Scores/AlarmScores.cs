namespace BatteryTwin.Domain.Prognostics.Scores;

/// <summary>
/// What warnings of short remaining life were worth. A warning begins when the forecast falls to the limit and ends when it rises above 1.25 times the limit.
/// It is false when the component outlived it by more than twice the limit, however its life ended; a failure is missed when no warning stood or began within
/// twice the limit before it. Warnings of lives that go on, or ended otherwise, stay undecided until they are outlived.
/// </summary>
/// <param name="Limit">Forecast at or below which a warning is given.</param>
/// <param name="Failures">Failed lives.</param>
/// <param name="Warned">Of these, warned in time.</param>
/// <param name="Missed">Of these, missed.</param>
/// <param name="False">False warnings.</param>
/// <param name="Undecided">Warnings that nobody can judge yet.</param>
/// <param name="MedianLead">Median time from the warning in time to the failure; null without any.</param>
/// <param name="Watched">Time of all lives together.</param>
public sealed record AlarmScores(double Limit, int Failures, int Warned, int Missed, int False, int Undecided, double? MedianLead, double Watched)
{
    private const double Release = 1.25;
    private const double Reach = 2;
    private const double HoursPerWeek = 168;

    /// <summary>False warnings per week of one component's running time, where times are in hours; null when nothing was watched.</summary>
    public double? FalsePerWeek => Watched > 0 ? False / Watched * HoursPerWeek : null;

    public static AlarmScores Of(IEnumerable<ObservedLife> lives, double limit)
    {
        ArgumentNullException.ThrowIfNull(lives);
        AlarmScores sum = new(limit, 0, 0, 0, 0, 0, null, 0);
        List<double> leads = [];
        foreach (ObservedLife life in lives.Where(life => life.Forecasts.Count > 0))
        {
            sum = sum.With(life, leads);
        }

        leads.Sort();
        return leads.Count == 0 ? sum : sum with { MedianLead = (leads[(leads.Count - 1) / 2] + leads[leads.Count / 2]) / 2 };
    }

    private AlarmScores With(ObservedLife life, List<double> leads)
    {
        bool failed = life.End == LifeEnd.Failed;
        double? lead = null;
        int wrong = 0;
        int open = 0;
        foreach ((double begin, double? end) in Warnings(life))
        {
            double outlived = life.Age - begin;
            bool standsNear = failed && (end is null || life.Age - end <= Reach * Limit);
            if (outlived > Reach * Limit)
            {
                wrong++;
                lead = standsNear ? Math.Max(lead ?? 0, Math.Min(outlived, Reach * Limit)) : lead;
            }
            else if (failed)
            {
                lead = Math.Max(lead ?? 0, outlived);
            }
            else
            {
                open++;
            }
        }

        if (lead is { } time)
        {
            leads.Add(time);
        }

        return this with
        {
            Failures = Failures + (failed ? 1 : 0),
            Warned = Warned + (lead is null ? 0 : 1),
            Missed = Missed + (failed && lead is null ? 1 : 0),
            False = False + wrong,
            Undecided = Undecided + open,
            Watched = Watched + (life.Age - life.Forecasts[0].Age),
        };
    }

    private IEnumerable<(double Begin, double? End)> Warnings(ObservedLife life)
    {
        double? begin = null;
        foreach (LifeForecast forecast in life.Forecasts)
        {
            if (begin is null && forecast.Predicted <= Limit)
            {
                begin = forecast.Age;
            }
            else if (begin is { } since && forecast.Predicted > Release * Limit)
            {
                yield return (since, forecast.Age);
                begin = null;
            }
        }

        if (begin is { } standing)
        {
            yield return (standing, null);
        }
    }
}
