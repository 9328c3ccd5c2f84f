using BatteryTwin.Domain.Prognostics.Features;
using BatteryTwin.Domain.Prognostics.Models;
using BatteryTwin.Domain.Prognostics.Scores;

namespace BatteryTwin.Domain.Prognostics.Wear;

/// <summary>
/// Follows lives of a kind hour by hour, as the running plant would, and scores the forecasts against the truth. An alarm is raised
/// when the forecast lies below a limit in three hours running.
/// </summary>
/// <param name="model">Trained on other lives.</param>
/// <param name="kind">The kind.</param>
public sealed class FleetTrial(RulModel model, ComponentKind kind)
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
    private int _missed;
    private int _falseAlarms;
    private double _soundHours;

    /// <param name="seed">Of the lives; another than the training's.</param>
    /// <param name="lives">How many to follow.</param>
    /// <param name="cancel">Gives up.</param>
    public FleetScore Run(ulong seed, int lives, CancellationToken cancel = default)
    {
        FleetHistory fleet = new(kind, seed, lives);
        foreach (FleetLife life in fleet.Lives)
        {
            cancel.ThrowIfCancellationRequested();
            Follow(fleet, life);
        }

        int failed = fleet.Lives.Count(life => life.Failed);
        double[] leads = [.. _leads.Order()];
        return new(
            kind.Type, failed, _predicted.Count, _abstained,
            ForecastScores.Rmse(_predicted.ToArray(), _truth.ToArray()),
            ForecastScores.Coverage(_lower.ToArray(), _upper.ToArray(), _truth.ToArray()),
            (double)_nearHeld / Math.Max(1, _near),
            ForecastScores.MeanWidth(_lower.ToArray(), _upper.ToArray()),
            _missed, leads.Length > 0 ? leads[leads.Length / 2] : null, leads.Length > 0 ? leads[0] : null, _falseAlarms, _soundHours / WeekHours,
            [.. _held.OrderBy(pair => pair.Key).Select(pair => (pair.Key, (double)pair.Value / Math.Max(1, _near)))]);
    }

    private void Follow(FleetHistory fleet, FleetLife life)
    {
        FeatureStream stream = model.Plan.Begin();
        double[] values = new double[kind.Signals.Count + 1];
        float[] settings = new float[1];
        float[] sensors = new float[kind.Signals.Count];
        int low = 0;
        double? alarm = null;
        for (long hour = life.From; hour < life.To; hour++)
        {
            fleet.Fill(life, hour, values);
            settings[0] = (float)values[0];
            for (int i = 0; i < sensors.Length; i++)
            {
                sensors[i] = (float)values[i + 1];
            }

            stream.Take(settings, sensors);
            double left = life.Life.Failure - hour - 1;
            RulForecast forecast = model.Forecast(stream);
            bool isSound = left > model.RulCap && hour + 1 < life.Life.Onset;
            _soundHours += isSound ? 1 : 0;
            low = forecast.Rul < AlarmShare * model.RulCap ? low + 1 : 0;
            if (low == AlarmHours && isSound)
            {
                _falseAlarms++;
            }
            else if (low >= AlarmHours && !isSound)
            {
                alarm ??= left;
            }

            Note(forecast, left);
        }

        if (life.Failed && alarm is { } lead)
        {
            _leads.Add(lead);
        }
        else if (life.Failed)
        {
            _missed++;
        }
    }

    private void Note(RulForecast forecast, double left)
    {
        if (forecast is not { Rul: { } rul, Lower: { } lower, Upper: { } upper })
        {
            _abstained++;
            return;
        }

        double truth = Math.Clamp(left, 0, model.RulCap);
        _predicted.Add(rul);
        _truth.Add(truth);
        _lower.Add(lower);
        _upper.Add(upper);
        if (left >= model.RulCap)
        {
            return;
        }

        _near++;
        _nearHeld += truth >= lower && truth <= upper ? 1 : 0;
        foreach ((double level, double low, double high) in model.FanAt(rul))
        {
            _held[level] = _held.GetValueOrDefault(level) + (truth >= low && truth <= high ? 1 : 0);
        }
    }
}
