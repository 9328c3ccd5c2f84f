namespace BatteryTwin.Domain.Prognostics.Features;

/// <summary>A feature made of two input columns.</summary>
public sealed record ColumnPair(int Left, int Right, PairOperation Operation)
{
    public float Value(ReadOnlySpan<float> inputs) => Operation switch
    {
        PairOperation.Product => inputs[Left] * inputs[Right],
        PairOperation.Ratio => inputs[Right] == 0 ? float.NaN : inputs[Left] / inputs[Right],
        _ => Difference(inputs[Left], inputs[Right]),
    };

    public string Name(IReadOnlyList<string> columns) => Operation switch
    {
        PairOperation.Product => $"{columns[Left]} × {columns[Right]}",
        PairOperation.Ratio => $"{columns[Left]} / {columns[Right]}",
        _ => $"{columns[Left]} − {columns[Right]}",
    };

    /// <summary>A difference to six digits of the larger number: what the 32-bit numbers hold of it, so that 308.6 − 300 and 308.1 − 299.5 are the same.</summary>
    private static float Difference(float left, float right)
    {
        const int Digits = 5;
        double most = Math.Max(Math.Abs(left), Math.Abs(right));
        int decimals = most > 0 ? Digits - (int)Math.Floor(Math.Log10(most)) : 0;
        double difference = (double)left - right;
        return (float)(decimals is >= 0 and <= 15 ? Math.Round(difference, decimals) : difference);
    }
}
