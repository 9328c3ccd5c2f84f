namespace BatteryTwin.Domain.Dtdl.Language.Model;

/// <summary>A list of values of one schema.</summary>
public sealed record DtdlArray : DtdlSchema
{
    public required DtdlSchema Element { get; init; }

    public override string Summary => "array";
}
