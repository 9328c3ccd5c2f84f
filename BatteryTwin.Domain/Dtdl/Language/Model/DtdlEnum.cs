using System.Collections.Immutable;

namespace BatteryTwin.Domain.Dtdl.Language.Model;

/// <summary>One of a list of values, all integers or all strings.</summary>
public sealed record DtdlEnum : DtdlSchema
{
    /// <summary>Values are integers; otherwise strings.</summary>
    public required bool IsInteger { get; init; }

    public ImmutableArray<DtdlEnumValue> Values { get; init; } = [];

    public override string Summary => IsInteger ? "enum:integer" : "enum:string";
}
