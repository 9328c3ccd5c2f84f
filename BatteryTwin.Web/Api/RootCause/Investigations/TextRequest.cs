namespace BatteryTwin.Web.Api.RootCause.Investigations;

/// <summary>A conclusion, or why an investigation is opened again.</summary>
/// <param name="Text">The words.</param>
/// <param name="Name">Whose, self-declared.</param>
/// <param name="Version">The version that was seen; or an If-Match header.</param>
public sealed record TextRequest(string? Text, string? Name, int? Version);
