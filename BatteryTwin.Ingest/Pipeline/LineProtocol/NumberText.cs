using System.Globalization;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Pipeline.LineProtocol;

/// <summary>Reads numbers of line protocol: floats, integers with suffix <c>i</c>, unsigned integers with suffix <c>u</c>.</summary>
internal static class NumberText
{
    // A mantissa up to 2^53 times or divided by one of these powers rounds once, hence correctly (Clinger 1990, fast path).
    private const ulong ExactMantissa = 1UL << 53;
    private const int MaxMantissaDigits = 19;
    private const int ExponentCeiling = 100_000;

    private static readonly double[] s_powersOfTen =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>Reads the number that starts at <paramref name="at"/> and moves past it and its suffix; null, or what is wrong.</summary>
    public static string? Read(ReadOnlySpan<byte> line, ref int at, out FieldType type, out long bits)
    {
        int start = at;
        bool negative = line[at] == '-';
        if (negative || line[at] == '+')
        {
            at++;
        }

        ulong mantissa = 0;
        int digits = ReadDigits(line, ref at, ref mantissa);
        int integerDigits = digits;
        bool isInteger = true;
        if (at < line.Length && line[at] == '.')
        {
            isInteger = false;
            at++;
            digits += ReadDigits(line, ref at, ref mantissa);
        }

        int scale = integerDigits - digits;
        bool complete = digits > 0;
        if (complete && at < line.Length && (line[at] | 0x20) == 'e')
        {
            isInteger = false;
            at++;
            complete = ReadExponent(line, ref at, ref scale);
        }

        type = FieldType.Float;
        bits = 0;
        if (!complete)
        {
            return "incomplete number";
        }

        if (at < line.Length && line[at] is (byte)'i' or (byte)'u')
        {
            ReadOnlySpan<byte> text = line[start..at];
            type = line[at++] == 'i' ? FieldType.Integer : FieldType.Unsigned;
            return isInteger ? ReadWhole(text, type, mantissa, digits, negative, out bits) : "an integer has neither a decimal point nor an exponent";
        }

        return ReadFloat(line[start..at], mantissa, digits, scale, negative, out bits);
    }

    private static int ReadDigits(ReadOnlySpan<byte> line, ref int at, ref ulong mantissa)
    {
        // Locals stay in registers, the references would not.
        ulong value = mantissa;
        int i = at;
        uint digit;
        while (i < line.Length && (digit = (uint)(line[i] - '0')) <= 9)
        {
            value = unchecked((value * 10) + digit);
            i++;
        }

        int count = i - at;
        mantissa = value;
        at = i;
        return count;
    }

    private static bool ReadExponent(ReadOnlySpan<byte> line, ref int at, ref int scale)
    {
        bool negative = false;
        if (at < line.Length && line[at] is (byte)'-' or (byte)'+')
        {
            negative = line[at++] == '-';
        }

        int start = at;
        int exponent = 0;
        while (at < line.Length && (uint)(line[at] - '0') <= 9)
        {
            exponent = Math.Min(ExponentCeiling, (exponent * 10) + (line[at++] - '0'));
        }

        scale += negative ? -exponent : exponent;
        return at > start;
    }

    private static string? ReadWhole(ReadOnlySpan<byte> text, FieldType type, ulong mantissa, int digits, bool negative, out long bits)
    {
        bits = 0;
        if (type == FieldType.Unsigned && negative)
        {
            return "an unsigned integer cannot be negative";
        }

        if (digits < MaxMantissaDigits)
        {
            bits = negative ? -(long)mantissa : (long)mantissa;
            return null;
        }

        if (type == FieldType.Integer)
        {
            return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out bits) ? null : "integer out of range (64 bit signed)";
        }

        bool fits = ulong.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out ulong value);
        bits = unchecked((long)value);
        return fits ? null : "integer out of range (64 bit unsigned)";
    }

    private static string? ReadFloat(ReadOnlySpan<byte> text, ulong mantissa, int digits, int scale, bool negative, out long bits)
    {
        double value;
        if (digits <= MaxMantissaDigits && mantissa <= ExactMantissa && Math.Abs(scale) < s_powersOfTen.Length)
        {
            value = scale < 0 ? mantissa / s_powersOfTen[-scale] : mantissa * s_powersOfTen[scale];
            value = negative ? -value : value;
        }
        else if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) || !double.IsFinite(value))
        {
            bits = 0;
            return "number out of range (64 bit floating point)";
        }

        bits = BitConverter.DoubleToInt64Bits(value);
        return null;
    }
}
