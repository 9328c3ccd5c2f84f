using BatteryTwin.Domain.Prognostics.Features;
using BatteryTwin.Domain.Prognostics.Models;

namespace BatteryTwin.Domain.Prognostics.Wear;

/// <summary>Follows lives of a kind hour by hour, as the running plant would, and scores the forecasts against the truth.</summary>
/// <param name="model">Trained on other lives.</param>
/// <param name="kind">The kind.</param>
public sealed class FleetTrial(RulModel model, ComponentKind kind)
{
    /// <param name="seed">Of the lives; another than the training's.</param>
    /// <param name="lives">How many to follow.</param>
    /// <param name="cancel">Gives up.</param>
    public FleetScore Run(ulong seed, int lives, CancellationToken cancel = default)
    {
        FleetHistory fleet = new(kind, seed, lives);
        FleetTally tally = new(kind.Type, model.RulCap);
        foreach (FleetLife life in fleet.Lives)
        {
            cancel.ThrowIfCancellationRequested();
            Follow(fleet, life, tally);
        }

        return tally.Score();
    }

    private void Follow(FleetHistory fleet, FleetLife life, FleetTally tally)
    {
        FeatureStream stream = model.Plan.Begin();
        double[] values = new double[kind.Signals.Count + 1];
        float[] settings = new float[1];
        float[] sensors = new float[kind.Signals.Count];
        for (long hour = life.From; hour < life.To; hour++)
        {
            fleet.Fill(life, hour, values);
            settings[0] = (float)values[0];
            for (int i = 0; i < sensors.Length; i++)
            {
                sensors[i] = (float)values[i + 1];
            }

            stream.Take(settings, sensors);
            RulForecast forecast = model.Forecast(stream);
            tally.Take(
                life.Life.Failure - hour - 1, hour + 1 < life.Life.Onset, forecast.Rul, forecast.Lower, forecast.Upper, forecast.Rul is { } rul ? model.FanAt(rul) : []);
        }

        tally.End(life.Failed);
    }
}
