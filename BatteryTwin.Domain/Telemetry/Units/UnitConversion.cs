namespace BatteryTwin.Domain.Telemetry.Units;

/// <summary>A straight line, <c>y = Scale × x + Offset</c>: scaling of raw counts, conversion between units, or both in turn.</summary>
public readonly record struct UnitConversion(double Scale, double Offset)
{
    /// <summary>Decimal digits that a converted value keeps, counted from the larger of its two terms: more than any sensor has, and less than the noise of binary fractions.</summary>
    private const int Digits = 13;

    public static UnitConversion None { get; } = new(1, 0);

    public bool IsNone => Scale == 1 && Offset == 0;

    /// <summary>From one unit to another of the same quantity; null when they measure different things.</summary>
    public static UnitConversion? Between(MeasurementUnit from, MeasurementUnit to)
    {
        if (from == to)
        {
            return None;
        }

        return from.Quantity == to.Quantity ? new(from.Factor / to.Factor, (from.Shift * from.Factor / to.Factor) - to.Shift) : null;
    }

    /// <summary>This one first, then the other.</summary>
    public UnitConversion Then(UnitConversion next) => new(next.Scale * Scale, (next.Scale * Offset) + next.Offset);

    /// <summary>The converted value, without digits that only the arithmetic made: 32 °F are 0 °C and not 5.7e-14.</summary>
    public double Of(double value)
    {
        if (IsNone)
        {
            return value;
        }

        double scaled = Scale * value;
        double result = scaled + Offset;
        double largest = Math.Max(Math.Abs(scaled), Math.Abs(Offset));
        if (largest == 0 || !double.IsFinite(result))
        {
            return result;
        }

        int decimals = Digits - 1 - (int)Math.Floor(Math.Log10(largest));
        return decimals is >= 0 and <= 15 ? Math.Round(result, decimals) : result;
    }
}
