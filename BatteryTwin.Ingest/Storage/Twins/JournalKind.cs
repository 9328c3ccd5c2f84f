namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>What a journal row holds; the numbers are stored.</summary>
internal enum JournalKind
{
    /// <summary>A new model, or another document of a stored one: its DTDL document.</summary>
    Model = 1,

    /// <summary>A whole twin, new or replaced.</summary>
    Twin = 2,

    /// <summary>Property writes on a twin, see <see cref="PatchJson"/>.</summary>
    Patch = 3,

    /// <summary>A relationship, new or replaced.</summary>
    Relationship = 4,

    /// <summary>A model's mark of being decommissioned: <c>true</c> or <c>false</c>.</summary>
    ModelDecommissioned = 5,

    ModelDeleted = 6,

    TwinDeleted = 7,

    RelationshipDeleted = 8,
}
