namespace BatteryTwin.Ingest.Prognostics.Forecasts;

/// <summary>What was written last of a component.</summary>
/// <param name="Time">When.</param>
/// <param name="Rul">Remaining life; null when it was taken away.</param>
/// <param name="Lower">Lower end.</param>
/// <param name="Upper">Upper end.</param>
internal sealed record WrittenForecast(DateTimeOffset Time, double? Rul, double? Lower, double? Upper)
{
    /// <summary>Largest change of one of the three.</summary>
    public double ChangeTo(ComponentForecast forecast) => Rul is null || forecast.RulHours is null
        ? double.PositiveInfinity
        : Math.Max(Math.Abs(Rul.Value - forecast.RulHours.Value), Math.Max(Math.Abs(Lower!.Value - forecast.LowerHours!.Value), Math.Abs(Upper!.Value - forecast.UpperHours!.Value)));
}
