using BatteryTwin.Domain.Maintenance.Calendars;

namespace BatteryTwin.Domain.Maintenance.Scheduling;

/// <summary>Equal slots of time.</summary>
/// <param name="Start">Begin of slot 0.</param>
/// <param name="Slot">Length of a slot.</param>
/// <param name="Count">Number of slots.</param>
public sealed record SlotGrid(DateTimeOffset Start, TimeSpan Slot, int Count)
{
    /// <summary>The slots that lie wholly within a time, the begin rounded up to a full slot.</summary>
    /// <exception cref="ArgumentException">No slot fits, or there would be more than 20,000.</exception>
    public static SlotGrid Of(DateTimeOffset start, DateTimeOffset end, TimeSpan slot)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(slot, TimeSpan.FromMinutes(1));
        DateTimeOffset first = new((start.UtcTicks + slot.Ticks - 1) / slot.Ticks * slot.Ticks, TimeSpan.Zero);
        long count = (end - first).Ticks / slot.Ticks;
        return count is >= 1 and <= 20_000
            ? new(first, slot, (int)count)
            : throw new ArgumentException($"from {start:O} to {end:O} there are {Math.Max(0, count)} slots of {slot.TotalMinutes:0} minutes; between 1 and 20000 can be scheduled", nameof(end));
    }

    public double SlotHours => Slot.TotalHours;

    public DateTimeOffset TimeOf(int slot) => Start + (slot * Slot);

    /// <summary>The first slot that begins at or after a time, 0..Count.</summary>
    public int AtOrAfter(DateTimeOffset time) => (int)Math.Clamp(((time - Start).Ticks + Slot.Ticks - 1) / Slot.Ticks, 0, Count);

    /// <summary>The slot that a time lies in, 0..Count.</summary>
    public int AtOrBefore(DateTimeOffset time) => (int)Math.Clamp(Math.Floor((time - Start) / Slot), 0, Count);

    /// <summary>Slots needed for a length of time.</summary>
    public int Slots(TimeSpan length) => (int)((length.Ticks + Slot.Ticks - 1) / Slot.Ticks);

    /// <summary>For each slot whether it lies wholly within one of the stretches.</summary>
    public bool[] Covered(IEnumerable<TimeStretch> stretches)
    {
        bool[] covered = new bool[Count];
        foreach (TimeStretch stretch in TimeStretch.Union(stretches))
        {
            int end = AtOrBefore(stretch.End);
            for (int slot = stretch.Start <= Start ? 0 : AtOrAfter(stretch.Start); slot < end; slot++)
            {
                covered[slot] = true;
            }
        }

        return covered;
    }
}
