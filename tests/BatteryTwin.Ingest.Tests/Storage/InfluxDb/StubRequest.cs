namespace BatteryTwin.Ingest.Tests.Storage.InfluxDb;

/// <summary>A request that a stub was sent.</summary>
/// <param name="Line">Method, path and query.</param>
/// <param name="Authorization">The header, empty when there was none.</param>
/// <param name="Body">The body as text.</param>
internal sealed record StubRequest(string Line, string Authorization, string Body);
