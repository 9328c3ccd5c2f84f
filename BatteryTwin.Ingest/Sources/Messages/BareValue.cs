using System.Globalization;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Sources.Messages;

/// <summary>
/// Reads a body that is one value. Where the model declares the field, its schema decides; else what looks like a number is a floating-point number,
/// since a first 20 must not keep a later 20.5 out of its series.
/// </summary>
internal static class BareValue
{
    public static FieldValue Read(string text, DtdlSchema? schema)
    {
        string value = text.Trim();
        switch (schema)
        {
            case DtdlPrimitive { Kind: PrimitiveKind.Boolean } when value is "0" or "1":
                return FieldValue.Boolean(value == "1");
            case DtdlPrimitive { Kind: PrimitiveKind.Integer or PrimitiveKind.Long } or DtdlEnum { IsInteger: true } when long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole):
                return FieldValue.Integer(whole);
            case DtdlPrimitive primitive when IsText(primitive.Kind):
            case DtdlEnum { IsInteger: false }:
                return FieldValue.String(Unquote(value));
        }

        return value switch
        {
            "true" or "True" or "TRUE" => FieldValue.Boolean(true),
            "false" or "False" or "FALSE" => FieldValue.Boolean(false),
            _ when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) => FieldValue.Float(number),
            _ => FieldValue.String(Unquote(value)),
        };
    }

    private static bool IsText(PrimitiveKind kind) => kind is not (PrimitiveKind.Boolean or PrimitiveKind.Integer or PrimitiveKind.Long or PrimitiveKind.Float or PrimitiveKind.Double);

    private static string Unquote(string value) => value.Length >= 2 && value[0] == '"' && value[^1] == '"' ? value[1..^1] : value;
}
