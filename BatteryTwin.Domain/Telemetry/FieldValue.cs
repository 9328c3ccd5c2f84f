using System.Globalization;

namespace BatteryTwin.Domain.Telemetry;

/// <summary>One telemetry value: 64 bits read by <see cref="Type"/>, or a text.</summary>
public readonly struct FieldValue : IEquatable<FieldValue>
{
    private FieldValue(FieldType type, long bits, string? text)
    {
        Type = type;
        Bits = bits;
        Text = text;
    }

    public FieldType Type { get; }

    /// <summary>The value's 64 bits: IEEE 754 for floats, two's complement for integers, 0 or 1 for booleans, 0 for texts.</summary>
    public long Bits { get; }

    /// <summary>The text of a <see cref="FieldType.String"/>; null for every other type.</summary>
    public string? Text { get; }

    public bool IsNumeric => Type is FieldType.Float or FieldType.Integer or FieldType.Unsigned;

    public static FieldValue Float(double value) => new(FieldType.Float, BitConverter.DoubleToInt64Bits(value), null);

    public static FieldValue Integer(long value) => new(FieldType.Integer, value, null);

    public static FieldValue Unsigned(ulong value) => new(FieldType.Unsigned, unchecked((long)value), null);

    public static FieldValue Boolean(bool value) => new(FieldType.Boolean, value ? 1 : 0, null);

    public static FieldValue String(string value) => new(FieldType.String, 0, value);

    /// <summary>Rebuilds a value from its stored parts.</summary>
    public static FieldValue FromBits(FieldType type, long bits, string? text = null) => new(type, bits, text);

    /// <summary>The value as a number: booleans count as 0 and 1, texts are NaN.</summary>
    public double ToDouble() => Type switch
    {
        FieldType.Float => BitConverter.Int64BitsToDouble(Bits),
        FieldType.Integer or FieldType.Boolean => Bits,
        FieldType.Unsigned => unchecked((ulong)Bits),
        _ => double.NaN,
    };

    public ulong ToUnsigned() => unchecked((ulong)Bits);

    public bool ToBoolean() => Bits != 0;

    public bool Equals(FieldValue other) => Type == other.Type && Bits == other.Bits && string.Equals(Text, other.Text, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is FieldValue other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Type, Bits, Text);

    /// <summary>Invariant text: round-trip digits, <c>true</c>/<c>false</c>, the text itself.</summary>
    public override string ToString() => Type switch
    {
        FieldType.Float => BitConverter.Int64BitsToDouble(Bits).ToString("R", CultureInfo.InvariantCulture),
        FieldType.Integer => Bits.ToString(CultureInfo.InvariantCulture),
        FieldType.Unsigned => ToUnsigned().ToString(CultureInfo.InvariantCulture),
        FieldType.Boolean => Bits != 0 ? "true" : "false",
        _ => Text ?? string.Empty,
    };

    public static bool operator ==(FieldValue left, FieldValue right) => left.Equals(right);

    public static bool operator !=(FieldValue left, FieldValue right) => !left.Equals(right);
}
