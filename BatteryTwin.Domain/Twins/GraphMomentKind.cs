namespace BatteryTwin.Domain.Twins;

/// <summary>What a moment in the life of the whole graph began with.</summary>
public enum GraphMomentKind
{
    ModelAdded,

    /// <summary>A stored model got another document.</summary>
    ModelReplaced,

    /// <summary>A model was decommissioned, or taken back into use.</summary>
    ModelMarked,
    ModelDeleted,
    TwinAdded,

    /// <summary>A twin got another model or another component. Other values are no change of structure, also when the twin was sent as a whole.</summary>
    TwinReplaced,
    TwinDeleted,
    RelationshipAdded,
    RelationshipChanged,
    RelationshipDeleted,

    /// <summary>The <see cref="HealthPrediction"/> of a twin was written.</summary>
    HealthWritten,
}
