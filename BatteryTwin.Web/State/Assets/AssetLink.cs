namespace BatteryTwin.Web.State.Assets;

/// <summary>Another asset to go to: its name, page and health.</summary>
public sealed record AssetLink(string Id, string Name, string Path, AssetHealth Health);
