namespace BatteryTwin.Web.Api.Quality;

/// <summary>Specification limits of a variable.</summary>
/// <param name="Lower">Lower limit; null for none.</param>
/// <param name="Upper">Upper limit; null for none.</param>
/// <param name="By">Who sets them.</param>
public sealed record LimitsRequest(double? Lower, double? Upper, string? By);
