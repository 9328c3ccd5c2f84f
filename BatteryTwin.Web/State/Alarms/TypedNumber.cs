using System.Globalization;

namespace BatteryTwin.Web.State.Alarms;

/// <summary>Numbers as people type them into a form.</summary>
internal static class TypedNumber
{
    private static readonly TimeSpan s_never = TimeSpan.FromTicks(-1);

    /// <summary>The number; NaN, with a fault that names the label, when it is none.</summary>
    public static double Read(List<string> faults, string label, string text)
    {
        if (double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number))
        {
            return number;
        }

        faults.Add(text.Trim().Length == 0 ? $"{label}: a number is missing" : $"{label}: “{text}” is no number; write it with a point");
        return double.NaN;
    }

    /// <summary>A time typed in a unit; below zero when it is none or longer than ten years.</summary>
    public static TimeSpan Time(List<string> faults, string label, string text, long unitTicks)
    {
        double ticks = Read(faults, label, text) * unitTicks;
        return double.IsNaN(ticks) || Math.Abs(ticks) > TimeSpan.FromDays(3_650).Ticks ? s_never : TimeSpan.FromTicks((long)Math.Round(ticks));
    }
}
