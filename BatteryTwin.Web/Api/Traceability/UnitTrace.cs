using BatteryTwin.Domain.Traceability;

namespace BatteryTwin.Web.Api.Traceability;

/// <summary>One unit and its relatives.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="MadeOf">What it was made of, nearest first.</param>
/// <param name="Became">What became of it, by table.</param>
public sealed record UnitTrace(TracedUnit Unit, IReadOnlyList<TracedUnit> MadeOf, IReadOnlyList<TracedUnits> Became)
{
    internal static UnitTrace Of(Genealogy genealogy, UnitRow unit, int limit) => new(
        TracedUnit.Of(unit),
        [.. genealogy.Backward(unit).Select(TracedUnit.Of)],
        [.. genealogy.Forward(new(unit.Table, [unit.Row])).Select(set => new TracedUnits(set.Table.Name, set.Rows.Length, [.. set.Rows.Take(limit).Select(row => set.Table.Ids[row])]))]);
}
