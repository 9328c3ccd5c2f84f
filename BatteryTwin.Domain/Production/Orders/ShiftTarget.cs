namespace BatteryTwin.Domain.Production.Orders;

/// <summary>Good units a line is to make in one shift.</summary>
/// <param name="LineId">Twin of the line.</param>
/// <param name="Date">Day on which the shift begins, by the plant's clock.</param>
/// <param name="Shift">Name of the shift in the plant's calendar.</param>
/// <param name="Quantity">Good units wanted.</param>
public sealed record ShiftTarget(string LineId, DateOnly Date, string Shift, double Quantity);
