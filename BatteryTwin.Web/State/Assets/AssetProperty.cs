namespace BatteryTwin.Web.State.Assets;

/// <summary>A property of a twin or of one of its components, as people read it, and when it was last written.</summary>
public sealed record AssetProperty(string? Group, string Name, string Path, string Text, string Unit, DateTimeOffset Written);
