using BatteryTwin.Domain.Prognostics.Scores;

namespace BatteryTwin.Domain.Prognostics.Wear;

/// <summary>
/// Sums up hourly forecasts of lives whose end is known. An alarm is raised when the forecast lies below half the cap in three hours running; it is
/// false while the component is sound: before its onset, and with more than the cap left. Take a life's hours in order, then end it.
/// </summary>
/// <param name="kind">Kind of component.</param>
/// <param name="capHours">Remaining life above which lives are not told apart.</param>
public sealed class FleetTally(string kind, double capHours)
{
    /// <summary>Forecasts below this share of the cap count towards an alarm.</summary>
    private const double AlarmShare = 0.5;

    private const int AlarmHours = 3;

    private const double WeekHours = 168;

    private readonly List<double> _predicted = [];
    private readonly List<double> _truth = [];
    private readonly List<double> _lower = [];
    private readonly List<double> _upper = [];
    private readonly List<double> _leads = [];
    private readonly Dictionary<double, int> _held = [];
    private int _near;
    private int _nearHeld;
    private int _abstained;
    private int _failed;
    private int _missed;
    private int _falseAlarms;
    private double _soundHours;
    private int _low;
    private double? _alarm;

    /// <summary>Takes what was said in the next hour of a life.</summary>
    /// <param name="leftHours">Hours that were left in truth.</param>
    /// <param name="isBeforeOnset">True before the failure began to show.</param>
    /// <param name="rul">Forecast hours; null when none was made.</param>
    /// <param name="lower">Lower end of the interval.</param>
    /// <param name="upper">Upper end of the interval.</param>
    /// <param name="fan">Intervals at several levels, where there are any.</param>
    public void Take(double leftHours, bool isBeforeOnset, double? rul, double? lower, double? upper, IReadOnlyList<(double Level, double Lower, double Upper)>? fan = null)
    {
        bool isSound = isBeforeOnset && leftHours > capHours;
        _soundHours += isSound ? 1 : 0;
        _low = rul < AlarmShare * capHours ? _low + 1 : 0;
        if (_low == AlarmHours && isSound)
        {
            _falseAlarms++;
        }
        else if (_low >= AlarmHours && !isSound)
        {
            _alarm ??= leftHours;
        }

        if (rul is { } hours && lower is { } least && upper is { } most)
        {
            Note(leftHours, hours, least, most, fan ?? []);
        }
        else
        {
            _abstained++;
        }
    }

    /// <summary>Ends the life that was followed.</summary>
    /// <param name="failed">True when it was followed to its failure.</param>
    public void End(bool failed)
    {
        _failed += failed ? 1 : 0;
        if (failed && _alarm is { } lead)
        {
            _leads.Add(lead);
        }
        else if (failed)
        {
            _missed++;
        }

        (_low, _alarm) = (0, null);
    }

    public FleetScore Score()
    {
        double[] leads = [.. _leads.Order()];
        return new(
            kind, _failed, _predicted.Count, _abstained,
            ForecastScores.Rmse(_predicted.ToArray(), _truth.ToArray()),
            ForecastScores.Coverage(_lower.ToArray(), _upper.ToArray(), _truth.ToArray()),
            _near > 0 ? (double)_nearHeld / _near : double.NaN,
            ForecastScores.MeanWidth(_lower.ToArray(), _upper.ToArray()),
            _missed, leads.Length > 0 ? leads[leads.Length / 2] : null, leads.Length > 0 ? leads[0] : null, _falseAlarms, _soundHours / WeekHours,
            [.. _held.OrderBy(pair => pair.Key).Select(pair => (pair.Key, (double)pair.Value / Math.Max(1, _near)))]);
    }

    private void Note(double leftHours, double rul, double lower, double upper, IReadOnlyList<(double Level, double Lower, double Upper)> fan)
    {
        double truth = Math.Clamp(leftHours, 0, capHours);
        _predicted.Add(rul);
        _truth.Add(truth);
        _lower.Add(lower);
        _upper.Add(upper);
        if (leftHours >= capHours)
        {
            return;
        }

        _near++;
        _nearHeld += truth >= lower && truth <= upper ? 1 : 0;
        foreach ((double level, double low, double high) in fan)
        {
            _held[level] = _held.GetValueOrDefault(level) + (truth >= low && truth <= high ? 1 : 0);
        }
    }
}
