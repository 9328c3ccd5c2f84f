using System.Text.Json;

namespace BatteryTwin.Domain.TwinQuery.Values;

/// <summary>A JSON number, exact for 64-bit integers; integers and fractions compare by their mathematical value.</summary>
public readonly struct QueryNumber : IEquatable<QueryNumber>, IComparable<QueryNumber>
{
    private const double TwoToThe63 = 9223372036854775808.0;
    private readonly long _bits;
    private readonly bool _isWhole;

    public QueryNumber(long whole)
    {
        _bits = whole;
        _isWhole = true;
    }

    public QueryNumber(double real)
    {
        _bits = BitConverter.DoubleToInt64Bits(real);
        _isWhole = false;
    }

    private double Real => BitConverter.Int64BitsToDouble(_bits);

    public static QueryNumber Of(JsonElement number) => number.TryGetInt64(out long whole) ? new(whole) : new(number.GetDouble());

    public int CompareTo(QueryNumber other) => (_isWhole, other._isWhole) switch
    {
        (true, true) => _bits.CompareTo(other._bits),
        (false, false) => Real.CompareTo(other.Real),
        (true, false) => Compare(_bits, other.Real),
        _ => -Compare(other._bits, Real),
    };

    public bool Equals(QueryNumber other) => CompareTo(other) == 0;

    public override bool Equals(object? obj) => obj is QueryNumber other && Equals(other);

    public override int GetHashCode() => (_isWhole ? _bits : Real).GetHashCode();

    public override string ToString() => _isWhole
        ? _bits.ToString(System.Globalization.CultureInfo.InvariantCulture)
        : Real.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    public static bool operator ==(QueryNumber left, QueryNumber right) => left.Equals(right);

    public static bool operator !=(QueryNumber left, QueryNumber right) => !left.Equals(right);

    public static bool operator <(QueryNumber left, QueryNumber right) => left.CompareTo(right) < 0;

    public static bool operator <=(QueryNumber left, QueryNumber right) => left.CompareTo(right) <= 0;

    public static bool operator >(QueryNumber left, QueryNumber right) => left.CompareTo(right) > 0;

    public static bool operator >=(QueryNumber left, QueryNumber right) => left.CompareTo(right) >= 0;

    /// <summary>Beyond 2^53 a double cannot tell neighbouring integers apart, so the whole part is compared as integer.</summary>
    private static int Compare(long whole, double real)
    {
        if (real >= TwoToThe63)
        {
            return -1;
        }

        if (real < -TwoToThe63)
        {
            return 1;
        }

        double floor = Math.Floor(real);
        int byWholePart = whole.CompareTo((long)floor);
        return byWholePart != 0 || real == floor ? byWholePart : -1;
    }
}
