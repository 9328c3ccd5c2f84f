using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace BatteryTwin.Domain.Production;

/// <summary>Limits of normal operation, both inclusive; null where one side is open.</summary>
public sealed record NormalBand(double? Low, double? High)
{
    public bool Contains(double value) => !(value < Low) && !(value > High) && !double.IsNaN(value);

    /// <summary>Reads <c>38..42</c>, <c>..400</c> or <c>17..</c>; refuses a band without limits or with its limits swapped.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out NormalBand? band)
    {
        band = null;
        int dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0 || !TryLimit(text[..dots], out double? low) || !TryLimit(text[(dots + 2)..], out double? high))
        {
            return false;
        }

        if ((low is null && high is null) || low > high)
        {
            return false;
        }

        band = new(low, high);
        return true;
    }

    private static bool TryLimit(string text, out double? limit)
    {
        limit = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        bool ok = double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value);
        limit = value;
        return ok;
    }
}
