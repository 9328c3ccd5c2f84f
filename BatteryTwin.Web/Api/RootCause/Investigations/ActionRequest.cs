namespace BatteryTwin.Web.Api.RootCause.Investigations;

/// <summary>Something to be done, or whether it was.</summary>
/// <param name="Text">What is to be done (a new action).</param>
/// <param name="Owner">Who is to do it.</param>
/// <param name="Done">Whether it was done (a known action).</param>
/// <param name="Name">Who says so, self-declared.</param>
/// <param name="Version">The version that was seen; or an If-Match header.</param>
public sealed record ActionRequest(string? Text, string? Owner, bool? Done, string? Name, int? Version);
