using System.Collections.Immutable;

namespace BatteryTwin.Domain.Maintenance.Scheduling.Slots;

/// <summary>One way to do a task: with these resources, in this time. At most one of the resources has working slots of its own.</summary>
/// <param name="Duration">Working slots.</param>
/// <param name="Uses">What it takes, each resource once.</param>
/// <param name="Cost">What this way costs more than others.</param>
public sealed record SlotMode(int Duration, ImmutableArray<SlotUse> Uses, double Cost = 0);
