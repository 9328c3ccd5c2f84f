using System.Collections.Immutable;

namespace BatteryTwin.Domain.Telemetry.Mapping;

/// <summary>One line of a table rule: an exact series, its target, and the conversion where it differs from the rule's. <see cref="Line"/> is its place in the file.</summary>
public sealed record MappingTableRow
{
    public int Line { get; init; }

    public string Measurement { get; init; } = string.Empty;

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public string Field { get; init; } = string.Empty;

    public string Twin { get; init; } = string.Empty;

    public string TargetField { get; init; } = string.Empty;

    /// <summary>Unit the machine reports in; null: as the rule says.</summary>
    public string? Unit { get; init; }

    public double? Scale { get; init; }

    public double? Offset { get; init; }

    /// <summary>The conversion of this line: its own unit, scale and offset, all else from the rule.</summary>
    public ValueConversion ConversionIn(ValueConversion rule) =>
        Unit is null && Scale is null && Offset is null ? rule : rule with { Unit = Unit ?? rule.Unit, Scale = Scale ?? rule.Scale, Offset = Offset ?? rule.Offset };
}
