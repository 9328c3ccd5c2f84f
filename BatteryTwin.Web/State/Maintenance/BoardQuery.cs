namespace BatteryTwin.Web.State.Maintenance;

/// <summary>Which part of the plan is looked at.</summary>
/// <param name="By">Rows by crew or by line.</param>
/// <param name="From">Begin of the time shown.</param>
/// <param name="To">Its end.</param>
/// <param name="ProposalId">A proposed schedule to show over the plan; null for none.</param>
public sealed record BoardQuery(BoardGrouping By, DateTimeOffset From, DateTimeOffset To, string? ProposalId = null);
