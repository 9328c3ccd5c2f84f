using BatteryTwin.Domain.TwinQuery.Values;

namespace BatteryTwin.Domain.TwinQuery.Indexes;

/// <summary>Values of one kind (null = any defined value) between two ends; a null end is open.</summary>
public sealed record ValueRange(QueryValueKind? Kind, RangeEnd? Low = null, RangeEnd? High = null)
{
    /// <summary>Every value there is.</summary>
    public static ValueRange Defined { get; } = new((QueryValueKind?)null);

    public static ValueRange Exactly(QueryValue value) => new(value.Kind, new RangeEnd(value, Inclusive: true), new RangeEnd(value, Inclusive: true));

    public static ValueRange Above(QueryValue value, bool inclusive) => new(value.Kind, Low: new RangeEnd(value, inclusive));

    public static ValueRange Below(QueryValue value, bool inclusive) => new(value.Kind, High: new RangeEnd(value, inclusive));

    /// <summary>Texts that start with a prefix.</summary>
    public static ValueRange StartingWith(string prefix)
    {
        RangeEnd low = new(QueryValue.Text(prefix), Inclusive: true);
        string trimmed = prefix.TrimEnd(char.MaxValue);
        return trimmed.Length == 0
            ? new(QueryValueKind.Text, low)
            : new(QueryValueKind.Text, low, new RangeEnd(QueryValue.Text(trimmed[..^1] + (char)(trimmed[^1] + 1)), Inclusive: false));
    }

    /// <summary>Values in both ranges; null when there can be none.</summary>
    public ValueRange? And(ValueRange other)
    {
        if (Kind is not null && other.Kind is not null && Kind != other.Kind)
        {
            return null;
        }

        return new(Kind ?? other.Kind, Tighter(Low, other.Low, lower: true), Tighter(High, other.High, lower: false));
    }

    public override string ToString() => (Low, High) switch
    {
        (null, null) => Kind is { } kind ? $"any {kind.ToString().ToLowerInvariant()}" : "any value",
        ({ } low, { } high) when low == high => $"= {low.Value}",
        ({ } low, { } high) => $"{(low.Inclusive ? ">=" : ">")} {low.Value} and {(high.Inclusive ? "<=" : "<")} {high.Value}",
        ({ } low, null) => $"{(low.Inclusive ? ">=" : ">")} {low.Value}",
        (null, { } high) => $"{(high.Inclusive ? "<=" : "<")} {high.Value}",
    };

    private static RangeEnd? Tighter(RangeEnd? left, RangeEnd? right, bool lower)
    {
        if (left is null || right is null)
        {
            return left ?? right;
        }

        int order = QueryComparison.Order(left.Value, right.Value) ?? 0;
        if (order == 0)
        {
            return left.Inclusive ? right : left;
        }

        return order > 0 == lower ? left : right;
    }
}
