namespace BatteryTwin.Domain.Twins;

/// <summary>What a change did to a twin or a relationship that starts at it.</summary>
public enum TwinHistoryKind
{
    /// <summary>The twin was created or replaced as a whole.</summary>
    TwinPut,
    TwinUpdated,
    TwinDeleted,

    /// <summary>The relationship was created, changed or replaced.</summary>
    RelationshipPut,
    RelationshipDeleted,
}
