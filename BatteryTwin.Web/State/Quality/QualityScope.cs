namespace BatteryTwin.Web.State.Quality;

/// <summary>Which units are looked at.</summary>
/// <param name="From">Begin, inclusive.</param>
/// <param name="To">End, exclusive.</param>
/// <param name="Plant">Only of this plant; null for all.</param>
/// <param name="Line">Only of this line; null for all.</param>
public sealed record QualityScope(DateTimeOffset From, DateTimeOffset To, string? Plant = null, string? Line = null);
