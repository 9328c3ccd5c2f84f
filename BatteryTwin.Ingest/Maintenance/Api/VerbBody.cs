using BatteryTwin.Domain.Maintenance.Orders;

namespace BatteryTwin.Ingest.Maintenance.Api;

/// <summary>What is done to an order; each verb needs its part.</summary>
/// <param name="Name">Who does it.</param>
/// <param name="Reason">Why; needed to unplan, pause and cancel.</param>
/// <param name="Start">Plan: begin.</param>
/// <param name="End">Plan: end; by the crew's shifts when null.</param>
/// <param name="Crew">Plan: id of the crew.</param>
/// <param name="Pinned">Plan: no optimizer moves it; true when null, as a person decides here.</param>
/// <param name="Finding">Complete: confirmed, noFaultFound or other.</param>
/// <param name="Note">Complete: what was found, in words.</param>
/// <param name="Replaced">Complete: the component is new.</param>
internal sealed record VerbBody(string? Name, string? Reason, DateTimeOffset? Start, DateTimeOffset? End, string? Crew, bool? Pinned, FindingKind? Finding, string? Note, bool? Replaced);
