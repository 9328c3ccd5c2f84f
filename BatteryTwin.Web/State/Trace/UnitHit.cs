namespace BatteryTwin.Web.State.Trace;

/// <summary>A unit or lot that a search found.</summary>
/// <param name="Table">Its table, or the column of a lot.</param>
/// <param name="Id">Its identifier.</param>
/// <param name="Note">Where and when, in words.</param>
public sealed record UnitHit(string Table, string Id, string Note);
