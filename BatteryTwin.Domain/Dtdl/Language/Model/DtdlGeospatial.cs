namespace BatteryTwin.Domain.Dtdl.Language.Model;

/// <summary>A geospatial schema.</summary>
public sealed record DtdlGeospatial : DtdlSchema
{
    public required GeospatialKind Kind { get; init; }

    public override string Summary => StandardSchemaCatalog.TermOf(Kind.ToString());
}
