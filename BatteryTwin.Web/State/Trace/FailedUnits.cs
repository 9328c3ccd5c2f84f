namespace BatteryTwin.Web.State.Trace;

/// <summary>Units of a scope that failed a check.</summary>
/// <param name="Table">Their table.</param>
/// <param name="Ids">Their identifiers in the order of time; the newest where there are more than were asked for.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Of">Units of the scope.</param>
public sealed record FailedUnits(string Table, IReadOnlyList<string> Ids, int Total, int Of);
