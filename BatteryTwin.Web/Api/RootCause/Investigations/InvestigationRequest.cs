namespace BatteryTwin.Web.Api.RootCause.Investigations;

/// <summary>What to investigate. One of <paramref name="Alert"/>, <paramref name="Cells"/>, or <paramref name="Twin"/> or <paramref name="Place"/> with a time says where it starts from.</summary>
/// <param name="Name">Who asks, self-declared.</param>
/// <param name="Title">The question; a usual one when left out.</param>
/// <param name="Alert">Id of an alert.</param>
/// <param name="Cells">Units that failed.</param>
/// <param name="Twin">The twin of a chart selection.</param>
/// <param name="Field">Its signal.</param>
/// <param name="Place">A station, or <c>line:</c> or <c>plant:</c> with a name.</param>
/// <param name="From">Start of the bad time.</param>
/// <param name="To">Its end.</param>
/// <param name="ReferenceFrom">Start of the reference.</param>
/// <param name="ReferenceUntil">Its end.</param>
public sealed record InvestigationRequest(
    string? Name,
    string? Title,
    string? Alert,
    IReadOnlyList<string>? Cells,
    string? Twin,
    string? Field,
    string? Place,
    DateTimeOffset? From,
    DateTimeOffset? To,
    DateTimeOffset? ReferenceFrom,
    DateTimeOffset? ReferenceUntil);
