using System.Collections.Immutable;

namespace BatteryTwin.Domain.Dtdl.Language.Errors;

/// <summary>What is said about faults of types.</summary>
internal static class TypeErrorTexts
{
    public static readonly ImmutableArray<ModelErrorText> All =
    [
        new(ModelErrorCode.TypeNotRootable, "The top-level element '{value}' is not an Interface.", "Give it \"@type\": \"Interface\", or move it into an interface."),
        new(ModelErrorCode.BadType, "A value of '{property}' has the type '{value}', which is not allowed there.", "Use {detail}."),
        new(ModelErrorCode.MultipleMaterialTypes, "The @type names several element types: {value}.", "Keep one of them."),
        new(ModelErrorCode.TypeInvalidDtmi, "The type '{value}' is not a legal DTMI.", "Correct or remove it."),
        new(ModelErrorCode.TypeIrrelevantDtmiOrTerm, "The type '{value}' is known but not a type that can stand here.", "Remove it, or name the extension that defines it in @context."),
        new(ModelErrorCode.TypeNotDtmiNorTerm, "The type '{value}' is neither a term nor a DTMI.", "Remove it."),
        new(ModelErrorCode.TypeUndefinedTerm, "The type '{value}' is not defined by any context in force.", "Correct it, or name the extension that defines it in @context."),
        new(ModelErrorCode.InvalidCotype, "The type '{value}' cannot stand on this kind of element.", "Remove it; it may stand on {detail}."),
        new(ModelErrorCode.InvalidCotypeVersion, "The type '{value}' cannot stand on elements of this language version.", "Remove it; it needs DTDL {detail}."),
        new(ModelErrorCode.MissingCocotype, "The type '{value}' needs the type {detail} beside it.", "Add {detail} to @type, or remove {value}."),
        new(ModelErrorCode.ConflictingSupplementalTypes, "Two types of this element both bring '{property}': {value}.", "Keep one of them."),
        new(ModelErrorCode.NotRequiredType, "The value of '{property}' does not suit the type '{detail}'.", "Change the value, or remove {detail} from @type."),
        new(ModelErrorCode.NotRequiredBooleanValue, "'{property}' must be {detail} for the types of this element.", "Set it so."),
    ];
}
