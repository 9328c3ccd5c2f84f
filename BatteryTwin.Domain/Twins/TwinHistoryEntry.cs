using System.Text.Json;

namespace BatteryTwin.Domain.Twins;

/// <summary>One change in the life of a twin.</summary>
/// <param name="Sequence">Its number; later changes have greater ones.</param>
/// <param name="Time">When.</param>
/// <param name="Origin">By whom and through what.</param>
/// <param name="Kind">What happened.</param>
/// <param name="RelationshipId">The relationship it happened to; null when it is the twin itself.</param>
/// <param name="Values">New values by path (<c>Speed</c>, <c>BallBearings.faultPredicted</c>, <c>$metadata.$model</c>); null for one that went. For a new twin or relationship all its values.</param>
public sealed record TwinHistoryEntry(
    long Sequence, DateTimeOffset Time, ChangeOrigin Origin, TwinHistoryKind Kind, string? RelationshipId, IReadOnlyDictionary<string, JsonElement?> Values);
