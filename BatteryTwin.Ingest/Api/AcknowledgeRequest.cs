namespace BatteryTwin.Ingest.Api;

/// <summary>Body of <c>POST /api/alerts/{id}/acknowledge</c>.</summary>
public sealed record AcknowledgeRequest(string? Name, string? Note);
