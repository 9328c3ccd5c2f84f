using BatteryTwin.Domain.Traceability;
using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Web.Api.Traceability;

/// <summary>Which units are asked about: some by their ids, or all with a value in a column.</summary>
/// <param name="Table">Table of the units.</param>
/// <param name="Ids">Their ids.</param>
/// <param name="Column">Instead of ids: a column of words.</param>
/// <param name="Value">The word.</param>
/// <param name="Except">Further columns of the table that are no origins: other outcomes.</param>
/// <param name="Level">Highest adjusted p-value that is told, 0.05 by default.</param>
/// <param name="Limit">Most answers, 100 by default.</param>
public sealed record CommonalityRequest(string? Table, IReadOnlyList<string>? Ids, string? Column, string? Value, IReadOnlyList<string>? Except, double? Level, int? Limit)
{
    public const double StandardLevel = 0.05;

    private const int NamedUnknown = 5;

    internal string? Fault() => this switch
    {
        { Ids: null, Column: null } or { Ids: not null, Column: not null } => "Name the units either by 'ids' or by 'column' and 'value'.",
        { Column: not null, Value: null } => "'value' is missing: the word that the units have in 'column'.",
        { Level: not (null or (> 0 and <= 1)) } => "'level' must lie above 0 and not above 1.",
        { Limit: not (null or (>= 1 and <= 10_000)) } => "'limit' must be a whole number from 1 to 10000.",
        _ => null,
    };

    internal (UnitSet? Group, string? Wrong) Group(Genealogy genealogy)
    {
        UnitTable table = genealogy.Find(Table!)!;
        if (Column is not null)
        {
            UnitSet? group = genealogy.Where(Table!, Column, Value!);
            return group is null ? (null, $"Table '{Table}' has no column of words '{Column}'; it has {string.Join(", ", table.Categories.Keys)}.")
                : group.Rows.Length == 0 ? (null, $"No unit of table '{Table}' has '{Value}' in column '{Column}'.")
                : (group, null);
        }

        HashSet<int> rows = [];
        List<string> unknown = [];
        foreach (string id in Ids!)
        {
            int row = id is null ? -1 : table.Ids.Find(id);
            if (row >= 0)
            {
                rows.Add(row);
            }
            else
            {
                unknown.Add(id ?? "null");
            }
        }

        if (unknown.Count > 0 || rows.Count == 0)
        {
            return (null, unknown.Count == 0 ? "'ids' is empty." : $"{unknown.Count} of {Ids.Count} ids are no units of table '{Table}', the first: {string.Join(", ", unknown.Take(NamedUnknown))}.");
        }

        return (new(table, [.. rows.Order()]), null);
    }
}
