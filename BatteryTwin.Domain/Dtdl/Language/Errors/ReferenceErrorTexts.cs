using System.Collections.Immutable;

namespace BatteryTwin.Domain.Dtdl.Language.Errors;

/// <summary>What is said about faults of references and values.</summary>
internal static class ReferenceErrorTexts
{
    public static readonly ImmutableArray<ModelErrorText> All =
    [
        new(ModelErrorCode.RefNotStringOrObject, "A value of '{property}' is neither an element nor a reference.", "Write an object, or the DTMI or term of an element."),
        new(ModelErrorCode.RefObjectNotAllowed, "A value of '{property}' is an object, only a reference is allowed.", "Write the DTMI or term of an element."),
        new(ModelErrorCode.BadDtmiOrTerm, "The value '{value}' of '{property}' is neither a term in force nor a legal DTMI.", "Correct it."),
        new(ModelErrorCode.IdReference, "A value of '{property}' is an object with nothing but @id.", "Write the string '{value}' instead, or define the element in full."),
        new(ModelErrorCode.ObjectMultipleValues, "'{property}' has several values, only one is allowed.", "Keep one."),
        new(ModelErrorCode.ObjectCountBelowMin, "'{property}' has fewer values than the {detail} needed.", "Add what is missing."),
        new(ModelErrorCode.ObjectCountAboveMax, "'{property}' has {value} values, more than the {detail} allowed.", "Remove some."),
        new(ModelErrorCode.UnresolvedIdentifier, "'{property}' refers to {value}, which is not among the models.", "Add the model that defines {value}, or correct the reference."),
        new(ModelErrorCode.UndefinedReservedId, "'{property}' refers to {value}, which the language does not define.", "Correct the reference."),
        new(ModelErrorCode.IncorrectPropertyValue, "The value '{value}' of '{property}' is not allowed.", "Use {detail}."),
        new(ModelErrorCode.CrossPartitionReference, "'{property}' refers to {value}, which is defined inside another interface ({detail}).", "Copy the definition into this interface with an @id of its own, and refer to that."),
        new(ModelErrorCode.DisallowedVersionDefinition, "'{property}' holds an element of a DTDL version that is not allowed there ({value}).", "Write the element in the version of what is around it."),
        new(ModelErrorCode.DisallowedVersionReference, "'{property}' refers to {value}, which is written in a DTDL version that is not allowed there ({detail}).", "Refer to an element of the same or an earlier version."),
        new(ModelErrorCode.WrongParent, "The value '{value}' of '{property}' does not belong to {detail}.", "Use one of the values of {detail}."),
    ];
}
