namespace BatteryTwin.Web.State.Editing;

/// <summary>One line of a twin's history: one change, or a run of changes that telemetry or detectors made.</summary>
/// <param name="Sequence">Number of its oldest change.</param>
/// <param name="From">When the oldest was made.</param>
/// <param name="To">When the newest was made.</param>
/// <param name="Count">How many changes it stands for.</param>
/// <param name="Source">The part of the system they came through.</param>
/// <param name="Actor">Who says to have made them; null for machines.</param>
/// <param name="What">What changed, in words.</param>
public sealed record ChangeRow(long Sequence, DateTimeOffset From, DateTimeOffset To, int Count, string Source, string? Actor, string What);
