namespace BatteryTwin.Domain.Production.Orders;

/// <summary>A target as someone wants it.</summary>
/// <param name="LineId">Twin of the line.</param>
/// <param name="Date">Day on which the shift begins, by the plant's clock.</param>
/// <param name="Shift">Name of the shift in the plant's calendar.</param>
/// <param name="Quantity">Good units wanted; null takes the target away.</param>
/// <param name="ExpectedVersion">Version the change was made from; 0: none was there; null: whatever is there.</param>
public sealed record TargetChange(string LineId, DateOnly Date, string Shift, double? Quantity, long? ExpectedVersion)
{
    public static TargetChange Of(ShiftTarget target, long? expectedVersion = null) => new(target.LineId, target.Date, target.Shift, target.Quantity, expectedVersion);
}
