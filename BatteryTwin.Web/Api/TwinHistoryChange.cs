using System.Text.Json;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.Api;

/// <summary>One change of a twin, or of a relationship that starts at it.</summary>
/// <param name="Sequence">Its number.</param>
/// <param name="Time">When.</param>
/// <param name="Kind"><c>twinPut</c>, <c>twinUpdated</c>, <c>twinDeleted</c>, <c>relationshipPut</c> or <c>relationshipDeleted</c>.</param>
/// <param name="By">By whom; null when nobody gave a name.</param>
/// <param name="Source">Through what: <c>api</c>, <c>telemetry</c>, <c>detector</c>, <c>import</c>, …</param>
/// <param name="Request">The client's id of the request, if it sent one.</param>
/// <param name="Relationship">The relationship; null when the change is one of the twin itself.</param>
/// <param name="Values">New values by path; null for one that went.</param>
public sealed record TwinHistoryChange(
    long Sequence, DateTimeOffset Time, string Kind, TwinHistoryActor? By, string Source, string? Request, string? Relationship, IReadOnlyDictionary<string, JsonElement?> Values)
{
    internal static TwinHistoryChange Of(TwinHistoryEntry entry) => new(
        entry.Sequence,
        entry.Time,
        JsonNamingPolicy.CamelCase.ConvertName(entry.Kind.ToString()),
        entry.Origin.Actor is { } name ? new TwinHistoryActor(name, SelfDeclared: true) : null,
        entry.Origin.Source,
        entry.Origin.RequestId,
        entry.RelationshipId,
        entry.Values);
}
