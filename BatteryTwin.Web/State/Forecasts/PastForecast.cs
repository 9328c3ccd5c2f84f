namespace BatteryTwin.Web.State.Forecasts;

/// <summary>What an earlier forecast said about the failure, beside today's.</summary>
/// <param name="MadeAt">When it was made.</param>
/// <param name="RulHours">Running hours it gave.</param>
/// <param name="Low">Earliest failure by its interval; null when it had none.</param>
/// <param name="Median">Failure by its median.</param>
/// <param name="High">Latest failure by its interval; null when it had none.</param>
/// <param name="HoldsToday">Whether today's median lies in its interval; null when one of them is not known.</param>
public sealed record PastForecast(DateTimeOffset MadeAt, double RulHours, DateTimeOffset? Low, DateTimeOffset? Median, DateTimeOffset? High, bool? HoldsToday);
