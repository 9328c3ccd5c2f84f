using BatteryTwin.Domain.TwinQuery.Conditions;

namespace BatteryTwin.Domain.TwinQuery.Binding;

/// <summary>A column of a row and the member it shows.</summary>
internal sealed record BoundColumn(string Key, Operand Operand);
