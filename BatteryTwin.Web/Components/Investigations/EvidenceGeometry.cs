using System.Globalization;
using System.Text;
using BatteryTwin.Web.Components.Controls;

namespace BatteryTwin.Web.Components.Investigations;

/// <summary>Drawing of evidence charts: a plot is 1000 wide and 100 high, whatever its size on screen. Values beyond the scale are cut off by the plot's edge.</summary>
public static class EvidenceGeometry
{
    public const int Width = 1000;
    public const int Height = 100;

    private const double NearZero = 0.4;
    private const int ShortLabel = 6;
    private const int MostLongLabels = 4;

    /// <summary>One path for a series of equal stretches; a stretch without a value breaks it, one alone becomes a short dash.</summary>
    public static string Line(IReadOnlyList<double?> values, double low, double high)
    {
        ArgumentNullException.ThrowIfNull(values);
        StringBuilder path = new();
        double step = (double)Width / Math.Max(1, values.Count);
        bool isDrawn = false;
        for (int at = 0; at < values.Count; at++)
        {
            if (values[at] is not { } value)
            {
                isDrawn = false;
                continue;
            }

            double x = (at + 0.5) * step;
            double y = Y(value, low, high);
            bool isAlone = !isDrawn && (at + 1 == values.Count || values[at + 1] is null);
            if (isAlone)
            {
                path.Append(CultureInfo.InvariantCulture, $"M{x - (0.3 * step):0.##} {y:0.##}h{0.6 * step:0.##}");
            }
            else
            {
                path.Append(CultureInfo.InvariantCulture, $"{(isDrawn ? 'L' : 'M')}{x:0.##} {y:0.##}");
            }

            isDrawn = true;
        }

        return path.ToString();
    }

    /// <summary>One path of bars from the bottom.</summary>
    public static string Bars(IReadOnlyList<double?> values, double high)
    {
        ArgumentNullException.ThrowIfNull(values);
        StringBuilder path = new();
        double step = (double)Width / Math.Max(1, values.Count);
        for (int at = 0; at < values.Count; at++)
        {
            if (values[at] is { } value && value > 0)
            {
                double y = Y(value, 0, high);
                path.Append(CultureInfo.InvariantCulture, $"M{(at + 0.1) * step:0.##} {Height}V{y:0.##}h{0.8 * step:0.##}V{Height}z");
            }
        }

        return path.ToString();
    }

    /// <summary>Where a time lies, in per cent of the width; null outside.</summary>
    public static double? Percent(DateTimeOffset time, DateTimeOffset from, DateTimeOffset to)
    {
        double percent = 100 * ((time - from) / (to - from));
        return percent is >= 0 and <= 100 ? percent : null;
    }

    /// <summary>Round ends of a scale that holds all values; from zero where the values come near it, and never empty.</summary>
    public static (double Low, double High) Scale(IEnumerable<double?> values)
    {
        double[] known = [.. values.OfType<double>()];
        if (known.Length == 0)
        {
            return (0, 1);
        }

        (double low, double high) = (known.Min(), known.Max());
        low = low >= 0 && low < NearZero * high ? 0 : low;
        double step = Step(Math.Max(high - low, Math.Max(1e-9, 0.01 * Math.Abs(high))));
        double bottom = Math.Floor(low / step) * step;
        double top = Math.Ceiling(high / step) * step;
        return (bottom, top > bottom ? top : bottom + step);
    }

    /// <summary>As many labels of a time axis as find room beside each other: long ones every second or third.</summary>
    public static IEnumerable<TimeTick> Thinned(IReadOnlyList<TimeTick> ticks)
    {
        ArgumentNullException.ThrowIfNull(ticks);
        int longest = ticks.Select(tick => tick.Label.Length).DefaultIfEmpty(0).Max();
        int every = longest > ShortLabel ? 1 + (ticks.Count / MostLongLabels) : 1;
        return ticks.Where((_, at) => at % every == 0);
    }

    /// <summary>A round eighth of a span: 1, 2 or 5 times a power of ten.</summary>
    private static double Step(double span)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(span / 8)));
        double part = span / 8 / power;
        return power * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10);
    }

    private static double Y(double value, double low, double high) => Math.Clamp(Height * (1 - ((value - low) / (high - low))), -5, Height + 5);
}
