namespace BatteryTwin.Ingest.Api;

/// <summary>Body of <c>POST /api/alerts/{id}/shelve</c>; <paramref name="Until"/> in RFC 3339.</summary>
public sealed record ShelveRequest(string? Name, DateTimeOffset? Until, string? Reason);
