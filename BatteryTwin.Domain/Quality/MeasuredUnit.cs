namespace BatteryTwin.Domain.Quality;

/// <summary>A measured value.</summary>
/// <param name="Time">When it was taken.</param>
/// <param name="Value">The value.</param>
/// <param name="Unit">Id of the unit it was taken of; empty for a signal.</param>
public sealed record MeasuredUnit(DateTimeOffset Time, double Value, string Unit = "");
