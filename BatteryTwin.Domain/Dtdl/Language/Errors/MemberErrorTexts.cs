using System.Collections.Immutable;

namespace BatteryTwin.Domain.Dtdl.Language.Errors;

/// <summary>What is said about faults of members.</summary>
internal static class MemberErrorTexts
{
    public static readonly ImmutableArray<ModelErrorText> All =
    [
        new(ModelErrorCode.DuplicatePropertyName, "'{property}' is given more than once.", "Keep one."),
        new(ModelErrorCode.PropertyValueNull, "'{property}' is null.", "Give a value, or remove the member."),
        new(ModelErrorCode.PropertyInvalidDtmi, "The member '{property}' is not a legal DTMI.", "Correct or remove it."),
        new(ModelErrorCode.PropertyIrrelevantDtmiOrTerm, "The member '{property}' does not belong to any type of this element.", "Remove it, or add the type that brings it."),
        new(ModelErrorCode.PropertyNotDtmiNorTerm, "The member '{property}' is neither a term nor a DTMI.", "Remove it."),
        new(ModelErrorCode.PropertyUndefinedTerm, "The member '{property}' is not defined by any context in force.", "Correct it, or name the extension that defines it in @context."),
        new(ModelErrorCode.NoTypeThatAllows, "No type of this element allows the member '{property}'.", "Remove it, or add the type that brings it."),
        new(ModelErrorCode.InferredTypeDoesNotAllow, "The element is a {detail} by its place, which does not allow the member '{property}'.", "Remove it."),
        new(ModelErrorCode.MissingDtmiSegPropertyValue, "A value of '{property}' has no {detail}.", "Add {detail}."),
        new(ModelErrorCode.MissingLiteralProperty, "'{property}' is missing.", "Add it."),
        new(ModelErrorCode.MissingObjectProperty, "'{property}' is missing.", "Add it."),
        new(ModelErrorCode.MissingSupplementalLiteralProperty, "'{property}' is missing; the type {detail} needs it.", "Add it, or remove {detail} from @type."),
        new(ModelErrorCode.MissingSupplementalIdentifierProperty, "'{property}' is missing; the type {detail} needs it.", "Add it, or remove {detail} from @type."),
        new(ModelErrorCode.MissingSupplementalObjectProperty, "'{property}' is missing; the type {detail} needs it.", "Add it, or remove {detail} from @type."),
    ];
}
