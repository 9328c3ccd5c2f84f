namespace BatteryTwin.Web.Api.Adt;

/// <summary>What an error answer says.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Error code; null for a plain "too much at once", which the API gives none.</param>
/// <param name="Message">What is wrong, where, and what to do.</param>
internal sealed record AdtError(int Status, string? Code, string Message)
{
    /// <summary>One entry per problem where a request has several; else empty.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    public int? RetryAfterSeconds { get; init; }
}
