using BatteryTwin.Domain.Traceability;

namespace BatteryTwin.Web.Api.Traceability;

/// <summary>A unit with the stations, lots and times it went through.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Id">Its identifier.</param>
/// <param name="Passed">By column: station, lot, time.</param>
public sealed record TracedUnit(string Table, string Id, IReadOnlyDictionary<string, string> Passed)
{
    internal static TracedUnit Of(UnitRow unit) => new(unit.Table.Name, unit.Id, unit.Passed().ToDictionary(pair => pair.Column, pair => pair.Value, StringComparer.Ordinal));
}
