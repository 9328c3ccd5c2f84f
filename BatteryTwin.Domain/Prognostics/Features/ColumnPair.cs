namespace BatteryTwin.Domain.Prognostics.Features;

/// <summary>A feature made of two input columns.</summary>
public sealed record ColumnPair(int Left, int Right, PairOperation Operation)
{
    public float Value(ReadOnlySpan<float> inputs) => Operation switch
    {
        PairOperation.Product => inputs[Left] * inputs[Right],
        PairOperation.Ratio => inputs[Right] == 0 ? float.NaN : inputs[Left] / inputs[Right],
        _ => inputs[Left] - inputs[Right],
    };

    public string Name(IReadOnlyList<string> columns) => Operation switch
    {
        PairOperation.Product => $"{columns[Left]} × {columns[Right]}",
        PairOperation.Ratio => $"{columns[Left]} / {columns[Right]}",
        _ => $"{columns[Left]} − {columns[Right]}",
    };
}
