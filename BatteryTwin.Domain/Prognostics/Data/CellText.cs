using System.Globalization;

namespace BatteryTwin.Domain.Prognostics.Data;

/// <summary>Reads cells: numbers, times, and the ways a value is said to be missing.</summary>
internal static class CellText
{
    private static readonly string[] s_missing = ["NA", "N/A", "NaN", "null", "None", "?", "-"];

    public static bool IsMissing(ReadOnlySpan<char> cell)
    {
        if (cell.IsEmpty)
        {
            return true;
        }

        if (cell.Length <= 4)
        {
            foreach (string word in s_missing)
            {
                if (cell.Equals(word, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>A finite number that a 32-bit float can hold.</summary>
    public static bool TryNumber(ReadOnlySpan<char> cell, out float number)
    {
        if (float.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && float.IsFinite(number))
        {
            return true;
        }

        number = cell.Equals("true", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        return number == 1 || cell.Equals("false", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A number, or a date as hours since 1970.</summary>
    public static bool TryTime(ReadOnlySpan<char> cell, out double time, out bool isDate)
    {
        isDate = false;
        if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out time) && double.IsFinite(time))
        {
            return true;
        }

        if (DateTimeOffset.TryParse(cell, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date))
        {
            isDate = true;
            time = (date - DateTimeOffset.UnixEpoch).TotalHours;
            return true;
        }

        return false;
    }
}
