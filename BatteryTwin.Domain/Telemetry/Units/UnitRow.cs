namespace BatteryTwin.Domain.Telemetry.Units;

/// <summary>A line of the table of units: <c>si = (value + Shift) × Factor</c>; aliases apart by spaces.</summary>
internal sealed record UnitRow(string Quantity, string Name, string Symbol, double Factor, string Aliases = "", double Shift = 0);
