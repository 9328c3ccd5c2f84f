namespace BatteryTwin.Web.Api;

/// <summary>A page of a twin's history.</summary>
/// <param name="Twin">The twin.</param>
/// <param name="Changes">Changes, newest first.</param>
/// <param name="Earliest">Since when changes are kept; null when nothing ever changed.</param>
/// <param name="Next">What to give as <c>before</c> for older changes; null when there are none.</param>
public sealed record TwinHistoryAnswer(string Twin, IReadOnlyList<TwinHistoryChange> Changes, DateTimeOffset? Earliest, long? Next);
