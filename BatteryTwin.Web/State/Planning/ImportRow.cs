namespace BatteryTwin.Web.State.Planning;

/// <summary>A row of an imported table as it would be kept.</summary>
/// <param name="What">What it is for.</param>
/// <param name="Value">What it would be.</param>
/// <param name="Before">What is there now, with who entered it; null for nothing.</param>
public sealed record ImportRow(string What, string Value, string? Before);
