using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace BatteryTwin.Domain.Traceability.Tables;

/// <summary>What the bytes of a field mean.</summary>
internal static class FieldText
{
    private const int MostTimeBytes = 40;

    private static readonly string[] s_missing = ["na", "n/a", "nan", "null", "none", "-", "inf", "-inf"];

    /// <summary>Empty, or one of the usual words for no value.</summary>
    public static bool IsMissing(ReadOnlySpan<byte> field)
    {
        if (field.IsEmpty)
        {
            return true;
        }

        if (field.Length > 4 || (field[0] is >= (byte)'0' and <= (byte)'9'))
        {
            return false;
        }

        foreach (string word in s_missing)
        {
            if (Ascii.EqualsIgnoreCase(field, word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A number with a decimal point; yes and no words count as 1 and 0.</summary>
    public static bool TryNumber(ReadOnlySpan<byte> field, out double number)
    {
        if (Utf8Parser.TryParse(field, out number, out int used) && used == field.Length && double.IsFinite(number))
        {
            return true;
        }

        number = Ascii.EqualsIgnoreCase(field, "true") ? 1 : 0;
        return number == 1 || Ascii.EqualsIgnoreCase(field, "false");
    }

    /// <summary>A number with a point or a fraction: measured, where whole numbers may be words.</summary>
    public static bool IsMeasured(ReadOnlySpan<byte> field) => TryNumber(field, out double number) && (field.Contains((byte)'.') || number != Math.Floor(number));

    /// <summary>RFC 3339, or the same with a space and without zone (then UTC).</summary>
    public static bool TryTime(ReadOnlySpan<byte> field, out DateTimeOffset time)
    {
        if (TryFixedTime(field, out time))
        {
            return true;
        }

        if (field.Length is < 10 or > MostTimeBytes || field[4] != (byte)'-' || field[7] != (byte)'-')
        {
            return false;
        }

        return DateTimeOffset.TryParse(Encoding.ASCII.GetString(field), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
    }

    /// <summary>The form that nearly all files have, <c>2026-03-02T08:03:26Z</c>, read without a string.</summary>
    private static bool TryFixedTime(ReadOnlySpan<byte> field, out DateTimeOffset time)
    {
        time = default;
        if (field.Length != 20 || field[19] != (byte)'Z' || field[10] != (byte)'T' || field[4] != (byte)'-' || field[13] != (byte)':')
        {
            return false;
        }

        int year = Digits(field[..4]);
        int month = Digits(field[5..7]);
        int day = Digits(field[8..10]);
        int hour = Digits(field[11..13]);
        int minute = Digits(field[14..16]);
        int second = Digits(field[17..19]);
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
        {
            return false;
        }

        time = new(year, month, day, hour, minute, second, TimeSpan.Zero);
        return true;
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        int value = 0;
        foreach (byte digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return -1;
            }

            value = (value * 10) + (digit - '0');
        }

        return value;
    }
}
