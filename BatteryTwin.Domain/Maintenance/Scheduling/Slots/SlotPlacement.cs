namespace BatteryTwin.Domain.Maintenance.Scheduling.Slots;

/// <summary>Where a task stands: way, first slot, end (exclusive).</summary>
public readonly record struct SlotPlacement(int Mode, int Start, int End)
{
    /// <summary>Not done within the horizon.</summary>
    public static SlotPlacement None { get; } = new(-1, -1, -1);

    public bool IsPlaced => Mode >= 0;
}
