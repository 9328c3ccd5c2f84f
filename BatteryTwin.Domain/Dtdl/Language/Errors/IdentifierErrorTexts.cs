using System.Collections.Immutable;

namespace BatteryTwin.Domain.Dtdl.Language.Errors;

/// <summary>What is said about faults of identifiers.</summary>
internal static class IdentifierErrorTexts
{
    public static readonly ImmutableArray<ModelErrorText> All =
    [
        new(ModelErrorCode.MissingTopLevelId, "The top-level element has no @id.", "Add an @id such as dtmi:com:example:Mixer;1."),
        new(ModelErrorCode.MissingRequiredId, "A value of '{property}' has no @id.", "Add an @id; elements in this place need their own."),
        new(ModelErrorCode.IdNotString, "The @id is empty or not a string.", "Write one DTMI as a string."),
        new(ModelErrorCode.InvalidId, "The identifier '{value}' is not a legal DTMI in DTDL {detail}.", "Write it as dtmi:, segments of letters, digits and inner underscores joined by colons, a semicolon and a version."),
        new(ModelErrorCode.IdTooLong, "The identifier '{value}' is longer than {detail} characters.", "Shorten it."),
        new(ModelErrorCode.IdTooLongForType, "The identifier '{value}' is longer than the {detail} characters an interface may have.", "Shorten it."),
        new(ModelErrorCode.ReservedId, "The identifier '{value}' starts with a prefix kept for the language.", "Use a prefix of your own."),
        new(ModelErrorCode.DuplicateDefinition, "The identifier {id} is defined more than once.", "Remove or rename one of the definitions."),
        new(ModelErrorCode.IdentifierNotString, "The value of '{property}' is not a string.", "Write one DTMI as a string."),
        new(ModelErrorCode.IdentifierNotDtmi, "The value '{value}' of '{property}' is not a DTMI.", "Write the DTMI of an interface."),
        new(ModelErrorCode.IdentifierInvalid, "The value '{value}' of '{property}' is not a legal identifier of a model.", "Write the DTMI of an interface."),
        new(ModelErrorCode.IdentifierTooLong, "The value '{value}' of '{property}' is longer than {detail} characters.", "Shorten the identifier."),
        new(ModelErrorCode.IdentifierMultipleValues, "'{property}' has several values, only one is allowed.", "Keep one."),
        new(ModelErrorCode.IdentifierCountBelowMin, "'{property}' has no value.", "Give one identifier."),
    ];
}
