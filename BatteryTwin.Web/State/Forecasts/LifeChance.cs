using System.Globalization;

namespace BatteryTwin.Web.State.Forecasts;

/// <summary>A probability read from a forecast; beyond the ends of its distribution only a bound is known.</summary>
/// <param name="Value">The probability or its bound, 0..1.</param>
/// <param name="Side">−1: at most the value; 1: at least; 0: the value itself.</param>
public readonly record struct LifeChance(double Value, int Side)
{
    /// <summary><c>35 %</c>, <c>under 3 %</c>, <c>over 97 %</c>.</summary>
    public string Words => Side switch
    {
        < 0 => $"under {Percent(Math.Ceiling(Value * 100))}",
        > 0 => $"over {Percent(Math.Floor(Value * 100))}",
        _ => Percent(Math.Round(Value * 100, MidpointRounding.AwayFromZero)),
    };

    private static string Percent(double percent) => string.Create(CultureInfo.CurrentCulture, $"{percent:N0} %");
}
