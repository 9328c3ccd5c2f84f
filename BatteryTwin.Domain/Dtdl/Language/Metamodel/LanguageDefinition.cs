using System.Collections.Frozen;
using System.Collections.Immutable;
using BatteryTwin.Domain.Dtdl.Language.Extensions;

namespace BatteryTwin.Domain.Dtdl.Language.Metamodel;

/// <summary>One version of the language: limits, element kinds, standard elements, reserved terms and the semantic types it has built in.</summary>
internal sealed class LanguageDefinition
{
    private static readonly LanguageLimits s_limitsV2 = new()
    {
        Version = 2,
        NameLength = 64,
        DisplayNameLength = 64,
        Contents = 300,
        Extends = 2,
        MinEnumValues = 1,
        MaxEnumValues = 100,
        MinFields = 1,
        MaxFields = 30,
        RelationshipProperties = 300,
        MaxMultiplicity = 500,
        ArraysInProperties = false,
        StrictKeywords = false,
        ToleratesUndefined = true,
        AllowsUndefinedExtensions = true,
    };

    private static readonly LanguageLimits s_limitsV3 = new()
    {
        Version = 3,
        NameLength = 512,
        DisplayNameLength = 512,
        ExtendsTree = 1024,
        ContentsTree = 100_000,
        InterfaceBytes = 1 << 20,
        ArraysInProperties = true,
        StrictKeywords = true,
        ToleratesUndefined = false,
        AllowsUndefinedExtensions = false,
    };

    private LanguageDefinition(LanguageVersion version, LanguageLimits limits, ImmutableArray<Extension> builtIn)
    {
        Version = version;
        Limits = limits;
        BuiltIn = builtIn;
        ImmutableArray<ElementRule> rules = ElementTable.Build(limits);
        RulesByName = rules.SelectMany(rule => new[] { KeyValuePair.Create(rule.Term, rule), KeyValuePair.Create(rule.Id, rule) }).ToFrozenDictionary(StringComparer.Ordinal);
        RulesByKind = rules.ToFrozenDictionary(rule => rule.Kind);
        StandardElements = StandardSchemas.Of(limits.Version).ToFrozenDictionary(element => element.Term, StringComparer.Ordinal);
        Reserved = ReservedTerms.Of(limits.Version)
            .Concat(rules.Select(rule => rule.Term))
            .Concat(rules.SelectMany(rule => rule.Members).Select(member => member.Term))
            .Concat(StandardElements.Keys)
            .ToFrozenSet(StringComparer.Ordinal);
    }

    public static LanguageDefinition V2 { get; } = new(LanguageVersion.V2, s_limitsV2, [QuantitativeTypes.V2]);

    public static LanguageDefinition V3 { get; } = new(LanguageVersion.V3, s_limitsV3, []);

    public LanguageVersion Version { get; }

    public LanguageLimits Limits { get; }

    /// <summary>What is in force without naming an extension.</summary>
    public ImmutableArray<Extension> BuiltIn { get; }

    /// <summary>Element kinds by term and by full identifier.</summary>
    public FrozenDictionary<string, ElementRule> RulesByName { get; }

    public FrozenDictionary<ElementKinds, ElementRule> RulesByKind { get; }

    public FrozenDictionary<string, StandardElement> StandardElements { get; }

    public FrozenSet<string> Reserved { get; }

    public static LanguageDefinition Of(LanguageVersion version) => version == LanguageVersion.V2 ? V2 : V3;
}
