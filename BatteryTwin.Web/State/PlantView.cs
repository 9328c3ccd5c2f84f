namespace BatteryTwin.Web.State;

/// <summary>A plant, or whatever contains lines, with its lines in order; <paramref name="Id"/> is null for lines that nothing contains.</summary>
public sealed record PlantView(string? Id, string Title, AssetHealth Health, IReadOnlyList<LineView> Lines);
