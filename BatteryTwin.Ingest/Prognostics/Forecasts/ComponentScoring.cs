using BatteryTwin.Domain.Prognostics.Features;
using BatteryTwin.Domain.Prognostics.Models;

namespace BatteryTwin.Ingest.Prognostics.Forecasts;

/// <summary>
/// One component's forecast from its hourly signals, through the same <see cref="FeatureStream"/> as training: a tick is an hour in which the
/// machine ran for at least half of it. The hour under way is the last tick.
/// </summary>
/// <param name="model">The kind's model.</param>
/// <param name="component">The component.</param>
internal sealed class ComponentScoring(StoredModel model, WatchedComponent component)
{
    private const string RunningField = "throughput";
    private const double RunningShare = 0.5;
    private const int MostContributions = 8;

    /// <summary>A counter that falls below this share of what it was counts a new part.</summary>
    private const float NewPartShare = 0.5f;

    private readonly RulModel _rul = model.Body.Rul ?? throw new ArgumentException("no model of remaining life", nameof(model));
    private readonly string[] _settings = [.. model.Body.Rul!.Plan.Settings.Select(component.FieldOf)];
    private readonly string[] _sensors = [.. model.Body.Rul.Plan.Sensors.Select(component.FieldOf)];

    /// <summary>Fields of a component's twin that its model needs, and what tells whether the machine runs.</summary>
    public static IEnumerable<string> FieldsOf(RulModel model, WatchedComponent component) =>
        model.Plan.Settings.Concat(model.Plan.Sensors).Select(component.FieldOf).Append(RunningField).Distinct(StringComparer.Ordinal);

    /// <summary>The ticks of a component: settings and sensors of each running hour, the hour under way last.</summary>
    public (List<float[]> Settings, List<float[]> Sensors, int LastHour, bool IsUnderWay) Ticks(HourlySignals signals)
    {
        List<float[]> settings = [];
        List<float[]> sensors = [];
        int hours = signals.Means.Values.Select(means => means.Length).DefaultIfEmpty(0).Max();
        int last = -1;
        for (int hour = 0; hour < hours; hour++)
        {
            int at = hour;
            if (Runs(signals.MeanOf(RunningField, at)))
            {
                last = Take(settings, sensors, field => signals.MeanOf(field, at)) ? hour : last;
            }
        }

        bool isUnderWay = Runs(signals.NewestOf(RunningField)) && Take(settings, sensors, signals.NewestOf);
        return (settings, sensors, last, isUnderWay);
    }

    /// <summary>A stream that has seen the ticks.</summary>
    public FeatureStream Stream(List<float[]> settings, List<float[]> sensors)
    {
        FeatureStream stream = _rul.Plan.Begin();
        for (int i = NewPartAt(sensors); i < settings.Count; i++)
        {
            stream.Take(settings[i], sensors[i]);
        }

        return stream;
    }

    /// <param name="signals">The component's signals.</param>
    /// <param name="now">Time of the scoring.</param>
    /// <param name="silence">Longest time without signals.</param>
    /// <param name="widening">Factor on the intervals.</param>
    public ScoredComponent Forecast(HourlySignals signals, DateTimeOffset now, TimeSpan silence, double widening = 1)
    {
        (List<float[]> settings, List<float[]> sensors, int lastHour, bool isUnderWay) = Ticks(signals);
        DateTimeOffset newest = isUnderWay ? now : DateTimeOffset.UnixEpoch + TimeSpan.FromHours(signals.FirstHour + lastHour + 1);
        if (settings.Count == 0)
        {
            return Withheld(now, $"no running hour with its signals ({string.Join(", ", _sensors.Take(3))}, …) is stored");
        }

        if (now - newest > silence)
        {
            return Withheld(newest, $"its machine has not run, or its signals have been missing, since {newest.UtcDateTime:yyyy-MM-dd HH:mm} UTC");
        }

        FeatureStream stream = Stream(settings, sensors);
        RulForecast forecast = _rul.Forecast(stream, widening);
        return forecast is { Rul: { } rul, Lower: { } lower, Upper: { } upper }
            ? new(
                new(component.TwinId, component.Component, component.Type, newest, model.Head.Id, rul, lower, upper, _rul.Intervals.Level, _rul.RulCap, Quantiles(rul, widening), null, Contributions(forecast.Features)),
                stream.Age, stream.Channels[.._sensors.Length].ToArray())
            : Withheld(newest, forecast.AbstainReason ?? "the model says nothing", stream.Age);
    }

    private ScoredComponent Withheld(DateTimeOffset time, string reason, int ticks = 0) => new(
        new(component.TwinId, component.Component, component.Type, time, model.Head.Id, null, null, null, _rul.Intervals.Level, null, [], reason, []), ticks, []);

    private LifeQuantile[] Quantiles(double rul, double widening)
    {
        (double Level, double Lower, double Upper)[] fan = _rul.FanAt(rul, widening);
        return
        [
            .. fan.Reverse().Select(band => new LifeQuantile(Math.Round((1 - band.Level) / 2, 4), band.Lower)),
            new(0.5, rul),
            .. fan.Select(band => new LifeQuantile(Math.Round((1 + band.Level) / 2, 4), band.Upper)),
        ];
    }

    private ForecastContribution[] Contributions(float[] features)
    {
        double[] hours = _rul.Contributions(features);
        return
        [
            .. Enumerable.Range(0, hours.Length).Where(i => hours[i] != 0).OrderByDescending(i => Math.Abs(hours[i])).Take(MostContributions)
                .Select(i => new ForecastContribution(_rul.Plan.Features[i].Name, Math.Round(hours[i], 2))),
        ];
    }

    private bool Runs(float rate) => component.NominalRate is not { } nominal || float.IsNaN(rate) || rate >= RunningShare * nominal;

    /// <summary>Adds a tick unless nothing at all is known of it.</summary>
    private bool Take(List<float[]> settings, List<float[]> sensors, Func<string, float> value)
    {
        float[] tick = Array.ConvertAll(_sensors, field => value(field));
        if (Array.TrueForAll(tick, float.IsNaN))
        {
            return false;
        }

        settings.Add(Array.ConvertAll(_settings, field => value(field)));
        sensors.Add(tick);
        return true;
    }

    /// <summary>First tick of the part that is built in now: a sensor that only ever counted up and fell back tells that it was exchanged.</summary>
    private static int NewPartAt(List<float[]> sensors)
    {
        int begin = 0;
        for (int sensor = 0; sensors.Count > 0 && sensor < sensors[0].Length; sensor++)
        {
            int fell = 0;
            int rises = 0;
            int falls = 0;
            for (int i = 1; i < sensors.Count; i++)
            {
                (float before, float after) = (sensors[i - 1][sensor], sensors[i][sensor]);
                rises += after > before ? 1 : 0;
                if (after < before)
                {
                    falls++;
                    fell = after < NewPartShare * before ? i : fell;
                }
            }

            // Counters rise with every tick; what only looks like a fall in noise has as many rises as falls.
            begin = rises >= 10 * Math.Max(1, falls) ? Math.Max(begin, fell) : begin;
        }

        return begin;
    }
}
