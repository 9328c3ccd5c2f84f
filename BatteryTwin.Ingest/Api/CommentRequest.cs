namespace BatteryTwin.Ingest.Api;

/// <summary>Body of <c>POST /api/alerts/{id}/comment</c>.</summary>
public sealed record CommentRequest(string? Name, string? Comment);
