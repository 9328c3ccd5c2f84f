using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.TwinQuery.Indexes;

/// <summary>A relationship as it was and as it is; null before for a new one, null after for a deleted one.</summary>
public sealed record RelationshipEdit(Relationship? Before, Relationship? After);
