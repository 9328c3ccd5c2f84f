using BatteryTwin.Domain.RootCause.Investigations;

namespace BatteryTwin.Web.Api.RootCause.Investigations;

/// <summary>One investigation of a list; words as <see cref="InvestigationSummary"/> explains them.</summary>
public sealed record InvestigationLine(
    string Id, int Version, string Title, string Kind, string Status, DateTimeOffset OpenedAt, string OpenedBy, DateTimeOffset ChangedAt, string? Verdict, string? Failure, string? FirstNode, string? FirstPlace, double? FirstShare, int Confirmed, int Rejected, int Undecided, int OpenActions)
{
    internal static InvestigationLine Of(InvestigationSummary summary) => new(
        summary.Id,
        summary.Version,
        summary.Title,
        Word(summary.Kind),
        Word(summary.Status),
        summary.OpenedAt,
        summary.OpenedBy,
        summary.ChangedAt,
        summary.Verdict,
        summary.Failure,
        summary.FirstNode,
        summary.FirstPlace,
        summary.FirstShare,
        summary.Confirmed,
        summary.Rejected,
        summary.Undecided,
        summary.OpenActions);

    internal static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
