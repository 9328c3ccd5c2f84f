using BatteryTwin.Domain.RootCause.Investigations.Analysis;

namespace BatteryTwin.Web.State.Investigations;

/// <summary>Failures by line.</summary>
/// <param name="Lines">Lines with a rise first.</param>
/// <param name="Last">Time of the newest unit; null without units.</param>
/// <param name="ReadAt">When it was counted.</param>
/// <param name="Note">Why there are none; null when there are.</param>
public sealed record FailureView(IReadOnlyList<PlaceFailures> Lines, DateTimeOffset? Last, DateTimeOffset ReadAt, string? Note);
