namespace BatteryTwin.Domain.Telemetry.Reduction;

/// <summary>
/// What is known of a set of points of one type without the points: count, first and last, smallest and largest, sum.
/// Sums of integers are exact (128 bits). The default value is the empty set; <see cref="Type"/> must be set before points come.
/// </summary>
public struct PointSummary
{
    public FieldType Type { get; set; }

    public long Count { get; set; }

    public long FirstNs { get; set; }

    public long LastNs { get; set; }

    public long FirstBits { get; set; }

    public long LastBits { get; set; }

    public string? FirstText { get; set; }

    public string? LastText { get; set; }

    public long MinBits { get; set; }

    public long MaxBits { get; set; }

    /// <summary>Sum of integers, unsigned integers or booleans.</summary>
    public Int128 IntegerSum { get; set; }

    public double FloatSum { get; set; }

    /// <summary>Summary of points ascending in time; <paramref name="bits"/> is empty for texts and <paramref name="texts"/> for the rest.</summary>
    public static PointSummary Of(FieldType type, ReadOnlySpan<long> timesNs, ReadOnlySpan<long> bits, ReadOnlySpan<string> texts)
    {
        PointSummary summary = new() { Type = type, Count = timesNs.Length };
        if (timesNs.Length == 0)
        {
            return summary;
        }

        (summary.FirstNs, summary.LastNs) = (timesNs[0], timesNs[^1]);
        if (type == FieldType.String)
        {
            (summary.FirstText, summary.LastText) = (texts[0], texts[^1]);
            return summary;
        }

        (summary.FirstBits, summary.LastBits) = (bits[0], bits[^1]);
        switch (type)
        {
            case FieldType.Float:
                summary.SummarizeFloats(bits);
                break;
            case FieldType.Unsigned:
                summary.SummarizeUnsigned(bits);
                break;
            default:
                summary.SummarizeIntegers(bits);
                break;
        }

        return summary;
    }

    /// <summary>Adds another set, which must be disjoint. Of first points at the same time the present one stays, of last ones the added one.</summary>
    public void Add(in PointSummary other)
    {
        if (other.Count == 0)
        {
            return;
        }

        if (Count == 0)
        {
            this = other;
            return;
        }

        if (other.FirstNs < FirstNs)
        {
            (FirstNs, FirstBits, FirstText) = (other.FirstNs, other.FirstBits, other.FirstText);
        }

        if (other.LastNs >= LastNs)
        {
            (LastNs, LastBits, LastText) = (other.LastNs, other.LastBits, other.LastText);
        }

        Count += other.Count;
        IntegerSum += other.IntegerSum;
        FloatSum += other.FloatSum;
        MinBits = Less(other.MinBits, MinBits) ? other.MinBits : MinBits;
        MaxBits = Less(MaxBits, other.MaxBits) ? other.MaxBits : MaxBits;
    }

    /// <summary>The same summary with every value as a float.</summary>
    public readonly PointSummary ToFloat()
    {
        if (Type is FieldType.Float or FieldType.String)
        {
            return this;
        }

        PointSummary floats = this;
        floats.Type = FieldType.Float;
        floats.FloatSum = (double)IntegerSum;
        floats.IntegerSum = 0;
        floats.FirstBits = FloatBits(Type, FirstBits);
        floats.LastBits = FloatBits(Type, LastBits);
        floats.MinBits = FloatBits(Type, MinBits);
        floats.MaxBits = FloatBits(Type, MaxBits);
        return floats;
    }

    /// <summary>Bits of the float that stands for a number or boolean of another type.</summary>
    public static long FloatBits(FieldType type, long bits) => BitConverter.DoubleToInt64Bits(FieldValue.FromBits(type, bits).ToDouble());

    private readonly bool Less(long left, long right) => Type switch
    {
        FieldType.Float => BitConverter.Int64BitsToDouble(left) < BitConverter.Int64BitsToDouble(right),
        FieldType.Unsigned => (ulong)left < (ulong)right,
        _ => left < right,
    };

    private void SummarizeFloats(ReadOnlySpan<long> bits)
    {
        double sum = 0;
        double min = double.PositiveInfinity;
        double max = double.NegativeInfinity;
        foreach (long value in bits)
        {
            double number = BitConverter.Int64BitsToDouble(value);
            sum += number;
            min = number < min ? number : min;
            max = number > max ? number : max;
        }

        FloatSum = sum;
        (MinBits, MaxBits) = (BitConverter.DoubleToInt64Bits(min), BitConverter.DoubleToInt64Bits(max));
    }

    private void SummarizeIntegers(ReadOnlySpan<long> bits)
    {
        Int128 sum = 0;
        (long min, long max) = (long.MaxValue, long.MinValue);
        foreach (long value in bits)
        {
            sum += value;
            (min, max) = (Math.Min(min, value), Math.Max(max, value));
        }

        IntegerSum = sum;
        (MinBits, MaxBits) = (min, max);
    }

    private void SummarizeUnsigned(ReadOnlySpan<long> bits)
    {
        Int128 sum = 0;
        (ulong min, ulong max) = (ulong.MaxValue, ulong.MinValue);
        foreach (long value in bits)
        {
            sum += (ulong)value;
            (min, max) = (Math.Min(min, (ulong)value), Math.Max(max, (ulong)value));
        }

        IntegerSum = sum;
        (MinBits, MaxBits) = ((long)min, (long)max);
    }
}
