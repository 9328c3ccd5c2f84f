using System.Globalization;
using BatteryTwin.Domain.Production;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Web.State;

/// <summary>Values of signals as people read them: as many digits as say something.</summary>
public static class SignalText
{
    private const int Significant = 3;
    private const int MostDecimals = 6;

    /// <summary>A number. Where a normal band is known, its width sets the decimals, so that a value does not change its length all the time.</summary>
    public static string Number(double value, NormalBand? normal = null)
    {
        if (!double.IsFinite(value))
        {
            return "–";
        }

        int decimals = Decimals(value, normal);
        return Math.Round(value, decimals).ToString($"N{decimals}", CultureInfo.CurrentCulture);
    }

    /// <summary>Decimals by which a signal's values are written.</summary>
    public static int Decimals(double value, NormalBand? normal)
    {
        if (normal is { Low: { } low, High: { } high } && high > low)
        {
            return Decimals(Math.Round(Math.Log10(high - low)));
        }

        double size = Math.Max(Math.Abs(normal?.High ?? normal?.Low ?? 0), Math.Abs(value));
        return size > 0 && double.IsFinite(size) ? Decimals(Math.Floor(Math.Log10(size))) : 0;
    }

    private static int Decimals(double magnitude) => Math.Clamp(Significant - 1 - (int)magnitude, 0, MostDecimals);

    /// <summary>Any value: numbers as above, yes and no for booleans, texts as they are.</summary>
    public static string Of(FieldValue value, NormalBand? normal = null) => value.Type switch
    {
        FieldType.Float => Number(value.ToDouble(), normal),
        FieldType.Integer => value.Bits.ToString("N0", CultureInfo.CurrentCulture),
        FieldType.Unsigned => value.ToUnsigned().ToString("N0", CultureInfo.CurrentCulture),
        FieldType.Boolean => value.ToBoolean() ? "yes" : "no",
        _ => value.Text ?? string.Empty,
    };

    /// <summary>A normal band: <c>38–42</c>, <c>up to 400</c>, <c>17 or more</c>; empty for none.</summary>
    public static string Band(NormalBand? normal) => normal switch
    {
        { Low: { } low, High: { } high } => $"{Limit(low)} to {Limit(high)}",
        { High: { } high } => $"up to {Limit(high)}",
        { Low: { } low } => $"{Limit(low)} or more",
        _ => string.Empty,
    };

    /// <summary>A normal band in few characters: <c>38 … 42</c>, <c>≤ 400</c>, <c>≥ 17</c>; empty for none.</summary>
    public static string ShortBand(NormalBand? normal) => normal switch
    {
        { Low: { } low, High: { } high } => $"{Limit(low)} … {Limit(high)}",
        { High: { } high } => $"≤ {Limit(high)}",
        { Low: { } low } => $"≥ {Limit(low)}",
        _ => string.Empty,
    };

    /// <summary>A limit with the digits it was given with.</summary>
    private static string Limit(double value) => value.ToString("#,0.######", CultureInfo.CurrentCulture);
}
