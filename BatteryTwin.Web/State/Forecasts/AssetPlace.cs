namespace BatteryTwin.Web.State.Forecasts;

/// <summary>A whole that an asset is part of.</summary>
public sealed record AssetPlace(string Id, string Title);
