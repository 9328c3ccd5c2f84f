namespace BatteryTwin.Web.Api.RootCause.Investigations;

/// <summary>A judgement of a cause.</summary>
/// <param name="Cause">Key of the cause: node and place.</param>
/// <param name="Verdict"><c>confirmed</c>, <c>rejected</c> or <c>parked</c>.</param>
/// <param name="Reason">Why; needed but for a confirmation.</param>
/// <param name="Name">Who judges, self-declared.</param>
/// <param name="Version">The version that was seen; or an If-Match header.</param>
public sealed record VerdictRequest(string? Cause, string? Verdict, string? Reason, string? Name, int? Version);
