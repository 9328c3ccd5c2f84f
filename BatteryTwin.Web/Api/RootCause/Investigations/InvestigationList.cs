namespace BatteryTwin.Web.Api.RootCause.Investigations;

/// <summary>Investigations, the newest changed first.</summary>
/// <param name="Investigations">At most as many as asked for.</param>
/// <param name="Total">How many there are.</param>
public sealed record InvestigationList(IReadOnlyList<InvestigationLine> Investigations, int Total);
