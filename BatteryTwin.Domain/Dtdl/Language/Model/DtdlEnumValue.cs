namespace BatteryTwin.Domain.Dtdl.Language.Model;

/// <summary>A value of an enum: its name in the model and what stands in data, as text.</summary>
public sealed record DtdlEnumValue : DtdlElement
{
    public required string Name { get; init; }

    public required string Value { get; init; }
}
