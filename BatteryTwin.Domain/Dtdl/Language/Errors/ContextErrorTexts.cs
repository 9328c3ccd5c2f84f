using System.Collections.Immutable;

namespace BatteryTwin.Domain.Dtdl.Language.Errors;

/// <summary>What is said about faults of contexts.</summary>
internal static class ContextErrorTexts
{
    public static readonly ImmutableArray<ModelErrorText> All =
    [
        new(ModelErrorCode.MissingContext, "The top-level object has no @context.", "Add \"@context\": \"dtmi:dtdl:context;3\" (or ;2)."),
        new(ModelErrorCode.EmptyContext, "The @context of the top-level object is empty.", "Put dtmi:dtdl:context;3 (or ;2) into it."),
        new(ModelErrorCode.InvalidContext, "The @context holds a value that is not a string.", "Use one context identifier or an array of them."),
        new(ModelErrorCode.DisallowedLocalContext, "The @context defines local terms, which DTDL 2 and 3 do not allow.", "Remove the object and write the terms out."),
        new(ModelErrorCode.NonDtmiContextSpecifier, "The context '{value}' is not a DTMI.", "Remove it, or use an identifier such as dtmi:dtdl:context;3."),
        new(ModelErrorCode.DisallowedContextFragment, "The context '{value}' has a fragment, which DTDL 2 and 3 do not allow.", "Remove the # and what follows."),
        new(ModelErrorCode.InvalidContextSpecifier, "The context '{value}' is not a legal DTMI.", "Write it as dtmi:, segments joined by colons, a semicolon and a version."),
        new(ModelErrorCode.MissingContextVersion, "The context '{value}' has no version.", "Add a semicolon and the version number."),
        new(ModelErrorCode.InvalidContextSpecifierForVersion, "The context '{value}' is not a legal DTMI in DTDL {detail}.", "Use a major version only."),
        new(ModelErrorCode.MissingDtdlContext, "The @context of the top-level object does not start with a DTDL context.", "Put dtmi:dtdl:context;3 (or ;2) first."),
        new(ModelErrorCode.DtdlContextFollowsAffiliate, "The DTDL context '{value}' stands after the context of an extension.", "Put the DTDL context first."),
        new(ModelErrorCode.UnrecognizedContextVersion, "The context '{value}' names a version of DTDL that does not exist.", "Use dtmi:dtdl:context;2 or dtmi:dtdl:context;3."),
        new(ModelErrorCode.DisallowedContextVersion, "The context '{value}' names a version of DTDL that is not supported here.", "Use dtmi:dtdl:context;2 or dtmi:dtdl:context;3."),
        new(ModelErrorCode.UnresolvableContextSpecifier, "The extension context '{value}' is not known.", "Remove it, or allow undefined extensions."),
        new(ModelErrorCode.UnresolvableContextVersion, "The extension context '{value}' is known, but not in this version.", "Use one of the versions known ({detail}), or allow undefined extensions."),
    ];
}
