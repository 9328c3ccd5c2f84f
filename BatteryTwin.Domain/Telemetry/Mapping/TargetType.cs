using System.Collections.Frozen;
using System.Globalization;
using BatteryTwin.Domain.Dtdl.Language.Model;

namespace BatteryTwin.Domain.Telemetry.Mapping;

/// <summary>The type that a model asks for, and how numbers, texts and truths become values of it.</summary>
internal sealed class TargetType
{
    private static readonly FrozenSet<string> s_true = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "true", "on", "yes", "1", "t", "y");
    private static readonly FrozenSet<string> s_false = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "false", "off", "no", "0", "f", "n");

    private readonly bool _isWholeEnum;
    private readonly FrozenDictionary<string, string>? _enumValues;

    private TargetType(FieldType output, DtdlEnum? options = null)
    {
        Output = output;
        _isWholeEnum = options is { IsInteger: true };
        // A value may be given as it stands in data, or by its name in the model.
        _enumValues = options?.Values.SelectMany(value => (IEnumerable<(string Text, string Value)>)[(value.Value, value.Value), (value.Name, value.Value)])
            .DistinctBy(entry => entry.Text, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(entry => entry.Text, entry => entry.Value, StringComparer.OrdinalIgnoreCase);
    }

    public FieldType Output { get; }

    /// <summary>Numbers written as text are read as numbers.</summary>
    public bool IsNumeric => _enumValues is null && Output is FieldType.Float or FieldType.Integer;

    /// <summary>The type of a schema; null when no telemetry value fits it.</summary>
    public static TargetType? Of(DtdlSchema schema) => schema switch
    {
        DtdlEnum options => new(options.IsInteger ? FieldType.Integer : FieldType.String, options),
        DtdlPrimitive { Kind: PrimitiveKind.Double or PrimitiveKind.Float } => new(FieldType.Float),
        DtdlPrimitive { Kind: PrimitiveKind.Integer or PrimitiveKind.Long } => new(FieldType.Integer),
        DtdlPrimitive { Kind: PrimitiveKind.Boolean } => new(FieldType.Boolean),
        DtdlPrimitive => new(FieldType.String),
        _ => null,
    };

    /// <summary>A value that nothing was calculated with.</summary>
    public ConvertedValue OfRaw(FieldValue value) => value.Type switch
    {
        FieldType.String => OfText(value.Text ?? string.Empty),
        FieldType.Boolean when Output == FieldType.Boolean => ConvertedValue.Of(value),
        FieldType.Boolean when Output == FieldType.String => OfText(value.ToString()),
        FieldType.Integer when Output == FieldType.Integer && !_isWholeEnum => ConvertedValue.Of(value),
        FieldType.Unsigned when Output == FieldType.Integer && !_isWholeEnum => value.ToUnsigned() <= long.MaxValue
            ? ConvertedValue.Of(FieldValue.Integer(value.Bits))
            : ConvertedValue.Refused($"{value} is too large"),
        FieldType.Integer or FieldType.Unsigned when Output == FieldType.String => OfText(value.ToString()),
        _ => OfNumber(value.ToDouble()),
    };

    public ConvertedValue OfNumber(double number) => Output switch
    {
        FieldType.Float => ConvertedValue.Of(FieldValue.Float(number)),
        FieldType.Integer => Whole(number),
        FieldType.Boolean => number is 0 or 1 ? ConvertedValue.Of(FieldValue.Boolean(number == 1)) : ConvertedValue.Refused($"{Text(number)} is neither 0 nor 1"),
        _ => OfText(Text(number)),
    };

    public ConvertedValue OfText(string text)
    {
        if (_enumValues is not null)
        {
            return !_enumValues.TryGetValue(text, out string? value) ? ConvertedValue.Refused($"'{text}' is none of {string.Join(", ", _enumValues.Values.Distinct())}")
                : ConvertedValue.Of(_isWholeEnum ? FieldValue.Integer(long.Parse(value, CultureInfo.InvariantCulture)) : FieldValue.String(value));
        }

        return Output switch
        {
            FieldType.Boolean => s_true.Contains(text) ? ConvertedValue.Of(FieldValue.Boolean(true))
                : s_false.Contains(text) ? ConvertedValue.Of(FieldValue.Boolean(false))
                : ConvertedValue.Refused($"'{text}' is neither true nor false, on nor off"),
            FieldType.String => ConvertedValue.Of(FieldValue.String(text)),
            _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
                ? OfNumber(number)
                : ConvertedValue.Refused($"the text '{text}' is no number"),
        };
    }

    /// <summary>Whole numbers are rounded to the nearest; of an enum only its own values are taken.</summary>
    private ConvertedValue Whole(double number)
    {
        if (_isWholeEnum)
        {
            return OfText(Text(number));
        }

        double rounded = Math.Round(number, MidpointRounding.AwayFromZero);
        return Math.Abs(rounded) < 9.2e18 ? ConvertedValue.Of(FieldValue.Integer((long)rounded)) : ConvertedValue.Refused($"{Text(number)} is too large");
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
