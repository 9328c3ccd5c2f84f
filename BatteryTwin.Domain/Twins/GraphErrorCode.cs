namespace BatteryTwin.Domain.Twins;

/// <summary>Why the graph refuses a request; the names are those of the Azure Digital Twins API.</summary>
public enum GraphErrorCode
{
    InvalidArgument,
    ValidationFailed,
    JsonPatchInvalid,
    PreconditionFailed,
    LimitExceeded,
    DTDLParserError,
    ModelVersionNotSupported,
    ModelAlreadyExists,
    ModelNotFound,
    ModelDecommissioned,
    ModelReferencesNotDecommissioned,
    ModelReferencesNotDeleted,
    DigitalTwinNotFound,
    TwinLimitReached,
    ComponentNotFound,
    RelationshipsNotDeleted,
    InvalidRelationship,
    OperationNotAllowed,
    TargetTwinNotFound,
    RelationshipNotFound,

    /// <summary>Not of the API: the other twin service cannot be reached or does not answer as it should.</summary>
    ServiceUnavailable,

    /// <summary>Not of the API: the other twin service does not accept who asks.</summary>
    NotAuthorized,
}
