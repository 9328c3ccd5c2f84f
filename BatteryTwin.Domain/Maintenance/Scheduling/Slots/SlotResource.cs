namespace BatteryTwin.Domain.Maintenance.Scheduling.Slots;

/// <summary>Something that tasks share: a crew's technicians, a station, a machine.</summary>
/// <param name="Name">Name.</param>
/// <param name="Capacity">Units there are at once.</param>
/// <param name="Open">Slots in which it works; null = always. In other slots it is not taken, and tasks that need it rest.</param>
public sealed record SlotResource(string Name, int Capacity, WorkingSlots? Open = null);
