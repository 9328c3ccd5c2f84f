namespace BatteryTwin.Web.Api.Maintenance;

/// <summary>A planned stop as a client sends it: the twin that stops with all it contains, times as text in RFC 3339 or epoch ms, what it is for, and of what kind it is (maintenance, pause or trial; maintenance when left out).</summary>
public sealed record StopBody(string? Twin = null, string? Start = null, string? End = null, string? Title = null, string? Kind = null);
