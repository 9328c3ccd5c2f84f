using System.Globalization;

namespace BatteryTwin.Web.State.Maintenance.Data;

/// <summary>Numbers as people type them, with a decimal point.</summary>
public static class NumberText
{
    public static string Of(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>The number of a field; a fault and 0 where there is none, or it lies outside.</summary>
    /// <param name="faults">Where faults are noted.</param>
    /// <param name="field">The field.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="least">Smallest number allowed.</param>
    /// <param name="most">Largest number allowed.</param>
    public static double Read(FieldFaults faults, string field, string text, double least = 0, double most = 1e12)
    {
        ArgumentNullException.ThrowIfNull(faults);
        string typed = (text ?? string.Empty).Trim();
        if (!double.TryParse(typed, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number))
        {
            faults.Add(field, typed.Length == 0 ? "A number is missing." : $"“{typed}” is no number; write it like 1250.5.");
        }
        else if (number < least || number > most)
        {
            faults.Add(field, most < 1e12 ? $"{Of(number)} must lie between {Of(least)} and {Of(most)}." : $"{Of(number)} is less than {Of(least)}.");
        }
        else
        {
            return number;
        }

        return 0;
    }

    /// <summary>The whole number of a field; a fault and the least where there is none, or it lies outside.</summary>
    public static int ReadWhole(FieldFaults faults, string field, string text, int least, int most)
    {
        ArgumentNullException.ThrowIfNull(faults);
        string typed = (text ?? string.Empty).Trim();
        if (typed.Length > 0 && !(double.TryParse(typed, NumberStyles.Float, CultureInfo.InvariantCulture, out double parsed) && parsed == Math.Floor(parsed)))
        {
            faults.Add(field, $"“{typed}” is no whole number.");
        }

        double number = Read(faults, field, typed, least, most);

        return faults[field] is null ? (int)number : least;
    }
}
