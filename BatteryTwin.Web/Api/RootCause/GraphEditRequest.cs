namespace BatteryTwin.Web.Api.RootCause;

/// <summary>Edits of a graph, made one after another and kept as one version.</summary>
/// <param name="BasedOn">The version they were made on.</param>
/// <param name="By">Who edits.</param>
/// <param name="Edits">The edits.</param>
public sealed record GraphEditRequest(int BasedOn, string? By, IReadOnlyList<GraphEditItem?>? Edits);
