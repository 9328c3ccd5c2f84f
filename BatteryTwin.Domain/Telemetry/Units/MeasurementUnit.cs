namespace BatteryTwin.Domain.Telemetry.Units;

/// <summary>
/// A unit of measurement: DTDL's term where DTDL has it, the symbol people read, and how a value becomes one in the coherent SI unit of its
/// quantity: <c>si = (value + Shift) × Factor</c>. Only temperatures have a shift.
/// </summary>
public sealed record MeasurementUnit(string Name, string Symbol, string Quantity, double Factor, double Shift = 0);
