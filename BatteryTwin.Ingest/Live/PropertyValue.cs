using System.Text.Json;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Live;

/// <summary>Telemetry values as values of a twin's property.</summary>
internal static class PropertyValue
{
    /// <summary>The value in the form the property's schema asks for; null when the two do not go together.</summary>
    public static JsonElement? Of(FieldValue value, DtdlProperty property) => property.Schema switch
    {
        DtdlPrimitive { Kind: PrimitiveKind.Double or PrimitiveKind.Float } when value.IsNumeric => JsonSerializer.SerializeToElement(value.ToDouble()),
        DtdlPrimitive { Kind: PrimitiveKind.Integer or PrimitiveKind.Long } or DtdlEnum { IsInteger: true } when Whole(value) is { } whole => JsonSerializer.SerializeToElement(whole),
        DtdlPrimitive { Kind: PrimitiveKind.Boolean } when value.Type == FieldType.Boolean => JsonSerializer.SerializeToElement(value.ToBoolean()),
        DtdlPrimitive or DtdlEnum { IsInteger: false } when value.Type == FieldType.String => JsonSerializer.SerializeToElement(value.Text),
        _ => null,
    };

    private static long? Whole(FieldValue value) => value.Type switch
    {
        FieldType.Integer => value.Bits,
        FieldType.Unsigned when value.ToUnsigned() <= long.MaxValue => value.Bits,
        FieldType.Float when Math.Abs(value.ToDouble()) < 1L << 53 && double.IsInteger(value.ToDouble()) => (long)value.ToDouble(),
        _ => null,
    };
}
