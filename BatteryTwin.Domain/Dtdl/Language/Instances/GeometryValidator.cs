using System.Text.Json;
using BatteryTwin.Domain.Dtdl.Language.Model;

namespace BatteryTwin.Domain.Dtdl.Language.Instances;

/// <summary>Checks GeoJSON geometries (RFC 7946): type, depth of coordinates, positions, closed rings.</summary>
internal static class GeometryValidator
{
    private const int LeastPositionsOfLine = 2;
    private const int LeastPositionsOfRing = 4;

    public static void Check(GeospatialKind kind, JsonElement value, InstanceErrors errors)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            errors.Add($"{InstanceValidator.Describe(value)} is not a GeoJSON {kind}");
            return;
        }

        if (!value.TryGetProperty("type", out JsonElement type) || type.ValueKind != JsonValueKind.String || type.GetString() != kind.ToString())
        {
            errors.Add($"the member type must be \"{kind}\"");
        }

        if (!value.TryGetProperty("coordinates", out JsonElement coordinates))
        {
            errors.Add("the member coordinates is missing");
            return;
        }

        foreach (JsonProperty member in value.EnumerateObject())
        {
            if (member.Name is not ("type" or "coordinates" or "bbox"))
            {
                errors.Add($"a GeoJSON geometry has no member '{member.Name}'");
            }
        }

        errors.Enter("coordinates");
        CheckCoordinates(kind, coordinates, errors);
        errors.Leave();
    }

    private static void CheckCoordinates(GeospatialKind kind, JsonElement value, InstanceErrors errors)
    {
        switch (kind)
        {
            case GeospatialKind.Point:
                CheckPosition(value, errors);
                break;
            case GeospatialKind.MultiPoint:
                CheckEach(value, errors, CheckPosition);
                break;
            case GeospatialKind.LineString:
                CheckLine(value, errors);
                break;
            case GeospatialKind.MultiLineString:
                CheckEach(value, errors, CheckLine);
                break;
            case GeospatialKind.Polygon:
                CheckEach(value, errors, CheckRing);
                break;
            default:
                CheckEach(value, errors, (polygon, found) => CheckEach(polygon, found, CheckRing));
                break;
        }
    }

    private static void CheckEach(JsonElement value, InstanceErrors errors, Action<JsonElement, InstanceErrors> check)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            errors.Add($"{InstanceValidator.Describe(value)} is not an array");
            return;
        }

        int index = 0;
        foreach (JsonElement item in value.EnumerateArray())
        {
            if (errors.IsFull)
            {
                return;
            }

            errors.Enter($"{index++}");
            check(item, errors);
            errors.Leave();
        }
    }

    private static void CheckPosition(JsonElement value, InstanceErrors errors)
    {
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() < 2 || value.EnumerateArray().Any(item => !PrimitiveValue.Fits(PrimitiveKind.Double, item)))
        {
            errors.Add("a position is an array of two or more numbers: longitude, latitude, perhaps altitude");
        }
    }

    private static void CheckLine(JsonElement value, InstanceErrors errors)
    {
        CheckEach(value, errors, CheckPosition);
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() < LeastPositionsOfLine)
        {
            errors.Add("a line has two or more positions");
        }
    }

    private static void CheckRing(JsonElement value, InstanceErrors errors)
    {
        CheckEach(value, errors, CheckPosition);
        if (value.ValueKind == JsonValueKind.Array
            && (value.GetArrayLength() < LeastPositionsOfRing || !JsonElement.DeepEquals(value[0], value[value.GetArrayLength() - 1])))
        {
            errors.Add("a ring has four or more positions and ends where it starts");
        }
    }
}
