namespace BatteryTwin.Domain.Twins;

/// <summary>A twin as it was and as it is; <see cref="Before"/> is null for a new twin, <see cref="After"/> for a deleted one.</summary>
public sealed record TwinChange(string TwinId, Twin? Before, Twin? After, ChangeOrigin Origin, DateTimeOffset Time) : GraphChange(Origin, Time);
