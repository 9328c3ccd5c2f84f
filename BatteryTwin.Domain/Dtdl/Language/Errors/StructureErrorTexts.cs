using System.Collections.Immutable;

namespace BatteryTwin.Domain.Dtdl.Language.Errors;

/// <summary>What is said about faults of structure.</summary>
internal static class StructureErrorTexts
{
    public static readonly ImmutableArray<ModelErrorText> All =
    [
        new(ModelErrorCode.NonUniquePropertyValue, "'{property}' has several elements with the {detail} '{value}'.", "Give each a {detail} of its own."),
        new(ModelErrorCode.NonUniqueImportedPropertyValue, "The contents of {id}, inherited ones included, have several elements named '{value}' (also in {detail}).", "Rename one of them; an inherited name cannot be given again."),
        new(ModelErrorCode.ExcessiveCount, "The hierarchy below {id} has {value} values, more than the {detail} allowed.", "Split the model."),
        new(ModelErrorCode.ExcessiveDepthNarrow, "The chain of '{property}' below {id} is deeper than the {detail} levels allowed.", "Flatten it."),
        new(ModelErrorCode.ExcessiveDepthWide, "The schema is nested deeper than the {detail} levels allowed.", "Flatten it."),
        new(ModelErrorCode.RecursiveStructureNarrow, "The chain of '{property}' of {id} leads back to itself.", "Break the circle."),
        new(ModelErrorCode.RecursiveStructureWide, "The schema contains itself.", "Break the circle."),
        new(ModelErrorCode.ExcludedType, "{detail} is not allowed inside this element ({value}).", "Remove it, or change what holds it."),
        new(ModelErrorCode.NonConformantDatatype, "The value '{value}' of '{property}' is not of the type {detail} that the enum's valueSchema names.", "Change the value, or the valueSchema."),
    ];
}
