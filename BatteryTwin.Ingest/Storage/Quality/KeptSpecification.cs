namespace BatteryTwin.Ingest.Storage.Quality;

/// <summary>Specification limits that somebody has set.</summary>
/// <param name="Variable">Column of the unit tables, or <c>signal:field</c>.</param>
/// <param name="Lower">Lower limit; null for none.</param>
/// <param name="Upper">Upper limit; null for none.</param>
/// <param name="By">Who set them.</param>
/// <param name="At">When.</param>
public sealed record KeptSpecification(string Variable, double? Lower, double? Upper, string By, DateTimeOffset At);
