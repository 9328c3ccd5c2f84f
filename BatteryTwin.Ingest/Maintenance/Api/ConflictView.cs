namespace BatteryTwin.Ingest.Maintenance.Api;

/// <summary>What does not fit in the plan, with the order it collides with.</summary>
internal sealed record ConflictView(string Order, string? Other, string Text);
