using System.Collections.Frozen;
using System.Globalization;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Production;
using BatteryTwin.Domain.Telemetry.Units;

namespace BatteryTwin.Domain.Telemetry.Mapping;

/// <summary>Converts values for one content of a twin's model. Made once per series; no allocation per number. Safe for concurrent use.</summary>
public sealed class ValueConverter
{
    private readonly FrozenSet<string> _invalidTexts;
    private readonly double[] _invalidNumbers;
    private readonly InvalidValueAction _onInvalid;
    private readonly FrozenDictionary<string, string> _texts;
    private readonly FrozenDictionary<double, string> _numbers;
    private readonly UnitConversion _line;
    private readonly TargetType _target;

    private ValueConverter(ValueConversion conversion, UnitConversion line, TargetType target)
    {
        _invalidTexts = conversion.Invalid.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _invalidNumbers = [.. conversion.Invalid.Select(Number).OfType<double>()];
        _onInvalid = conversion.OnInvalid;
        _texts = conversion.Values.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        _numbers = conversion.Values.Where(entry => Number(entry.Key) is not null).GroupBy(entry => Number(entry.Key)!.Value).ToFrozenDictionary(group => group.Key, group => group.First().Value);
        _line = line;
        _target = target;
    }

    /// <summary>Type of the values it makes.</summary>
    public FieldType Output => _target.Output;

    /// <summary>The converter into a content of a model, or null and what keeps it from being made.</summary>
    public static ValueConverter? Of(ValueConversion conversion, DtdlValue target, out string? problem)
    {
        problem = null;
        if (TargetType.Of(target.Schema) is not { } type)
        {
            problem = $"'{target.Name}' has schema {target.Schema.Summary}, which no telemetry value fits";
            return null;
        }

        UnitConversion line = new(conversion.Scale, conversion.Offset);
        if (conversion.Unit is not { Length: > 0 } unit)
        {
            return new(conversion, line, type);
        }

        if ((conversion.TargetUnit ?? UnitOf(target)) is not { Length: > 0 } targetUnit)
        {
            problem = $"the model gives '{target.Name}' no unit; name the target's unit in the rule, or leave the unit out";
            return null;
        }

        problem = UnitCatalog.WhyNot(unit, targetUnit);
        return problem is null ? new(conversion, line.Then(UnitConversion.Between(UnitCatalog.Find(unit)!, UnitCatalog.Find(targetUnit)!)!.Value), type) : null;
    }

    /// <summary>The unit a model gives a content: DTDL's own, else the one in its comment; null when there is none.</summary>
    public static string? UnitOf(DtdlContent content) => (content as DtdlValue)?.Quantity?.Unit ?? SignalNotes.Of(content).Unit;

    public ConvertedValue Of(FieldValue value)
    {
        if (value.Type == FieldType.String)
        {
            string text = value.Text ?? string.Empty;
            return _invalidTexts.Contains(text) ? Invalid(value) : _texts.TryGetValue(text, out string? replaced) ? _target.OfText(replaced) : OfText(text);
        }

        double number = value.ToDouble();
        if (_invalidNumbers.Length > 0 && Array.IndexOf(_invalidNumbers, number) >= 0)
        {
            return Invalid(value);
        }

        if (_numbers.Count > 0 && _numbers.TryGetValue(number, out string? given))
        {
            return _target.OfText(given);
        }

        if (value.Type == FieldType.Boolean && _texts.Count > 0 && _texts.TryGetValue(value.ToBoolean() ? "true" : "false", out given))
        {
            return _target.OfText(given);
        }

        if (_line.IsNone)
        {
            return _target.OfRaw(value);
        }

        double converted = _line.Of(number);
        return double.IsFinite(converted) ? _target.OfNumber(converted) : ConvertedValue.Refused($"{value} becomes too large a number");
    }

    /// <summary>A text where the target wants a number: the number written there.</summary>
    private ConvertedValue OfText(string text)
    {
        if (!_target.IsNumeric)
        {
            return _target.OfText(text);
        }

        return Number(text) is { } number && double.IsFinite(number) ? _target.OfNumber(_line.Of(number)) : ConvertedValue.Refused($"the text '{text}' is no number");
    }

    private ConvertedValue Invalid(FieldValue value) =>
        _onInvalid == InvalidValueAction.Drop ? ConvertedValue.Dropped : ConvertedValue.Refused($"{value} stands for a missing value");

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;
}
