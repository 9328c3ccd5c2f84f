namespace BatteryTwin.Domain.TwinQuery;

/// <summary>
/// How large a query may be and how much it may read. Defaults are the documented limits of Azure Digital Twins, more generous where the
/// service itself is known to be (logical operators, list items).
/// </summary>
public sealed record QueryLimits
{
    public static QueryLimits Default { get; } = new();

    /// <summary>Longest query text, characters.</summary>
    public int MaxTextLength { get; init; } = 8_000;

    /// <summary>Most AND and OR operators together.</summary>
    public int MaxLogicalOperators { get; init; } = 100;

    /// <summary>Most literals in one IN or NIN list.</summary>
    public int MaxListItems { get; init; } = 256;

    public int MaxJoins { get; init; } = 5;

    /// <summary>Most hops of a MATCH pattern, all edges together.</summary>
    public int MaxHops { get; init; } = 10;

    /// <summary>Deepest nesting of parentheses and NOT.</summary>
    public int MaxNesting { get; init; } = 64;

    public int MaxPageSize { get; init; } = 1_000;

    public int DefaultPageSize { get; init; } = 100;

    /// <summary>Most twins and relationships that one page may read.</summary>
    public long MaxEntitiesRead { get; init; } = 20_000_000;

    /// <summary>JOIN and MATCH need a filter on a twin's <c>$dtId</c>, as the service demands.</summary>
    public bool RequireTwinFilter { get; init; } = true;
}
