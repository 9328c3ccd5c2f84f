namespace BatteryTwin.Domain.Maintenance.Scheduling.Slots;

/// <summary>Units of a resource that a task takes.</summary>
/// <param name="Resource">Index of the resource.</param>
/// <param name="Units">Units, at least 1.</param>
public readonly record struct SlotUse(int Resource, int Units);
