using System.Collections.Immutable;

namespace BatteryTwin.Domain.Dtdl.Language.Errors;

/// <summary>What is said about faults of annotations of neighbouring contents.</summary>
internal static class SiblingErrorTexts
{
    public static readonly ImmutableArray<ModelErrorText> All =
    [
        new(ModelErrorCode.NotSiblingRequiredType, "'{property}' names the content '{value}', which is not a {detail}.", "Name a property or telemetry."),
        new(ModelErrorCode.DisallowedType, "'{property}' names the content '{value}', which is a {detail} itself.", "Name the content that is annotated."),
        new(ModelErrorCode.MatchingPropertyNotSupplemental, "'{property}' names the content '{value}', whose member '{detail}' belongs to its own type and cannot be overridden.", "Override a member that an added type brings."),
        new(ModelErrorCode.NoMatchingSupplementalProperty, "'{property}' names the content '{value}', which has no added type with the member '{detail}'.", "Add such a type there, or override another member."),
        new(ModelErrorCode.SiblingPropertyMismatch, "The value '{value}' of '{property}' is not {detail}, which the overridden member has.", "Use {detail}."),
        new(ModelErrorCode.MultipleReference, "Several contents override '{detail}' of '{value}'.", "Keep one of them."),
    ];
}
