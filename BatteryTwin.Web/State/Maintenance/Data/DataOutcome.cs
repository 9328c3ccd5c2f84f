namespace BatteryTwin.Web.State.Maintenance.Data;

/// <summary>What became of a change.</summary>
/// <param name="Change">The change; null when it was not made.</param>
/// <param name="Fault">Why it was not made.</param>
/// <param name="IsConflict">Somebody else changed the same meanwhile: whoever saves once more puts it in place of theirs.</param>
public sealed record DataOutcome(DataChange? Change, string? Fault = null, bool IsConflict = false);
