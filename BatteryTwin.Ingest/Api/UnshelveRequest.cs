namespace BatteryTwin.Ingest.Api;

/// <summary>Body of <c>POST /api/alerts/{id}/unshelve</c>.</summary>
public sealed record UnshelveRequest(string? Name);
