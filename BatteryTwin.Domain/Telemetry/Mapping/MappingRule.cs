using System.Collections.Immutable;

namespace BatteryTwin.Domain.Telemetry.Mapping;

/// <summary>
/// One rule of the plant's tag mapping: which series it is about, the twin and field their values belong to, and how they are converted.
/// Rules are tried in their order; the first enabled one that fits a series decides.
/// </summary>
public sealed record MappingRule
{
    /// <summary>Stable id; given by the server when the rule is made.</summary>
    public string Id { get; init; } = string.Empty;

    /// <summary>What people call the rule; stands in the reason of values it could not convert.</summary>
    public string Name { get; init; } = string.Empty;

    public MappingRuleKind Kind { get; init; }

    public bool Enabled { get; init; } = true;

    public string Notes { get; init; } = string.Empty;

    /// <summary>Measurement, exact or as a pattern; empty in a pattern rule: any.</summary>
    public string Measurement { get; init; } = string.Empty;

    /// <summary>Tags the series must carry, with their values, exact or as patterns. Further tags do not matter.</summary>
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Field, exact or as a pattern; empty in a pattern rule: any.</summary>
    public string Field { get; init; } = string.Empty;

    /// <summary>Id of the twin; <c>{name}</c> stands for what was captured, <c>{measurement}</c>, <c>{field}</c> and <c>{tag.name}</c> for the series' own.</summary>
    public string Twin { get; init; } = string.Empty;

    /// <summary>Telemetry or property of the twin, <c>vibrationRms</c> or <c>BallBearings.shaftSpeed</c>, with the same placeholders.</summary>
    public string TargetField { get; init; } = string.Empty;

    /// <summary>For a captured name: what stands in the target for each captured text. A text that is not listed does not fit the rule.</summary>
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> Translations { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableSortedDictionary<string, string>>(StringComparer.Ordinal);

    public ValueConversion Conversion { get; init; } = ValueConversion.None;

    /// <summary>Lines of a table rule.</summary>
    public ImmutableArray<MappingTableRow> Rows { get; init; } = [];
}
