namespace BatteryTwin.Domain.Dtdl.Language.Model;

/// <summary>The geospatial schemas, GeoJSON geometries.</summary>
public enum GeospatialKind
{
    Point,
    LineString,
    Polygon,
    MultiPoint,
    MultiLineString,
    MultiPolygon,
}
