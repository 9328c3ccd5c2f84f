namespace BatteryTwin.Domain.Prognostics.Scores;

/// <summary>A forecast made within a life.</summary>
/// <param name="Age">When it was made, in hours (or the data's unit) of the life.</param>
/// <param name="Predicted">Remaining life forecast.</param>
/// <param name="Lower">Lower end of the interval as it was given.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="Widening">Factor on the interval that was in force.</param>
public readonly record struct LifeForecast(double Age, double Predicted, double Lower, double Upper, double Widening);
