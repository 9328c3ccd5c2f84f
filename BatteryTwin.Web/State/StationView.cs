namespace BatteryTwin.Web.State;

/// <summary>
/// One station as strips show it. <paramref name="Name"/> tells it from its siblings, <paramref name="Title"/> from all others;
/// <paramref name="State"/> is its operating state; rates share the unit of the model's nominal rate;
/// <paramref name="ScrapIsHigh"/>: the scrap lies outside the band the model calls normal.
/// </summary>
public sealed record StationView(string Id, string Name, string Title, AssetHealth Health, string? State, double? Rate, double? NominalRate, double? ScrapPercent, bool ScrapIsHigh)
{
    /// <summary>Rate as a share of the nominal rate; null when either is unknown.</summary>
    public double? RateShare => Rate is { } rate && NominalRate is > 0 and { } nominal ? rate / nominal : null;
}
