using BatteryTwin.Domain.Dtdl.Language.Metamodel;

namespace BatteryTwin.Domain.Dtdl.Language.Extensions;

/// <summary>Annotation, overriding, historization and requirement: small features of version 3 that mark elements.</summary>
internal static class AnnotationExtension
{
    public const string ValueAnnotation = "ValueAnnotation";
    public const string Annotates = "annotates";
    public const string Override = "Override";
    public const string Overrides = "overrides";

    public static Extension Annotation(int version) => Feature("annotation", version, new AdjunctType
    {
        Term = ValueAnnotation,
        Id = Extension.IdOf("annotation", version, ValueAnnotation),
        Kinds = ElementKinds.Property | ElementKinds.Telemetry,
        Versions = [3],
        Members =
        [
            new MemberRule
            {
                Term = Annotates,
                Id = Extension.IdOf("annotation", version, $"{ValueAnnotation}:{Annotates}"),
                Value = MemberValueKind.String,
                MinCount = 1,
                MaxCount = 1,
                BroughtBy = ValueAnnotation,
            },
        ],
    });

    public static Extension Overriding(int version) => Feature("overriding", version, new AdjunctType
    {
        Term = Override,
        Id = Extension.IdOf("overriding", version, Override),
        Kinds = ElementKinds.Property,
        Versions = [3],
        Requires = ValueAnnotation,
        Members =
        [
            new MemberRule
            {
                Term = Overrides,
                Id = Extension.IdOf("overriding", version, $"{Override}:{Overrides}"),
                Value = MemberValueKind.Identifier,
                MinCount = 1,
                MaxCount = 1,
                BroughtBy = Override,
            },
        ],
    });

    public static Extension Historization(int version) => Feature("historization", version, Marker("historization", version, "Historized", ElementKinds.Property | ElementKinds.Telemetry));

    public static Extension Requirement(int version) => Feature("requirement", version, Marker("requirement", version, "Required", ElementKinds.Field));

    private static Extension Feature(string feature, int version, AdjunctType type) => new($"dtmi:dtdl:extension:{feature}", $"{version}", [type]);

    private static AdjunctType Marker(string feature, int version, string term, ElementKinds kinds) =>
        new() { Term = term, Id = Extension.IdOf(feature, version, term), Kinds = kinds, Versions = [3] };
}
