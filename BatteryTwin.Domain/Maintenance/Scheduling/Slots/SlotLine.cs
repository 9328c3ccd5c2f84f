namespace BatteryTwin.Domain.Maintenance.Scheduling.Slots;

/// <summary>A line whose output is lost while any of its tasks stops it.</summary>
/// <param name="LossPerSlot">Worth of a slot's output.</param>
/// <param name="Standing">Slots in which it stands anyway.</param>
public sealed record SlotLine(double LossPerSlot, bool[] Standing);
