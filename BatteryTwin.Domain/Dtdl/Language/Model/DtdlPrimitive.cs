namespace BatteryTwin.Domain.Dtdl.Language.Model;

/// <summary>A primitive schema.</summary>
public sealed record DtdlPrimitive : DtdlSchema
{
    public required PrimitiveKind Kind { get; init; }

    public bool IsNumeric => Kind is PrimitiveKind.Double or PrimitiveKind.Float or PrimitiveKind.Integer or PrimitiveKind.Long;

    public override string Summary => StandardSchemaCatalog.TermOf(Kind.ToString());
}
