namespace BatteryTwin.Domain.TwinQuery.Values;

/// <summary>
/// Comparison with three outcomes: true, false and undefined (null here) for missing members and values of different kinds.
/// Null is comparable for equality with every kind, so that <c>x != null</c> finds the twins that have a value.
/// </summary>
internal static class QueryComparison
{
    public static bool? AreEqual(in QueryValue left, in QueryValue right)
    {
        if (!left.IsDefined || !right.IsDefined)
        {
            return null;
        }

        if (left.Kind == QueryValueKind.Null || right.Kind == QueryValueKind.Null)
        {
            return left.Kind == right.Kind;
        }

        return left.Kind != right.Kind || left.Kind is QueryValueKind.Object or QueryValueKind.Array ? null : left.Equals(right);
    }

    /// <summary>Negative, zero or positive for two numbers or two texts (ordinal); null for everything else.</summary>
    public static int? Order(in QueryValue left, in QueryValue right) => (left.Kind, right.Kind) switch
    {
        (QueryValueKind.Number, QueryValueKind.Number) => left.AsNumber.CompareTo(right.AsNumber),
        (QueryValueKind.Text, QueryValueKind.Text) => string.CompareOrdinal(left.AsText, right.AsText),
        _ => null,
    };
}
