namespace BatteryTwin.Domain.TwinQuery.Planning;

/// <summary>
/// A way to find the twins (or the source twins of relationships) that can meet a condition without reading all of them.
/// <see cref="IsExact"/> = every one found meets it; <see cref="IsIdList"/> = the query itself names them.
/// </summary>
internal sealed record AccessPath(string Description, long Rows, IEnumerable<string> Ids, bool IsExact = false, bool IsIdList = false)
{
    /// <summary>The ids in order from one (inclusive) on, when the index keeps them so; null when they have to be sorted.</summary>
    public Func<string, IEnumerable<string>>? InOrderFrom { get; init; }

    public static AccessPath None { get; } = new("nothing: no value can meet the condition", 0, []);

    public static AccessPath ByIds(IReadOnlyCollection<string> ids) =>
        new(ids.Count == 1 ? $"twin by id '{ids.First()}'" : $"twins by {ids.Count} ids", ids.Count, ids, IsIdList: true);

    /// <summary>Everything that one of the paths finds.</summary>
    public static AccessPath Union(IReadOnlyList<AccessPath> paths) => new(
        string.Join(" or ", paths.Select(path => path.Description)),
        paths.Sum(path => path.Rows),
        paths.SelectMany(path => path.Ids),
        IsIdList: paths.All(path => path.IsIdList));
}
