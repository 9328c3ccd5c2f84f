namespace BatteryTwin.Web.State.Assets;

/// <summary>Signals that belong together: those of the asset itself (no name), of one of its components, or those no model knows.</summary>
public sealed record SignalGroup(string? Name, IReadOnlyList<AssetSignal> Signals);
