namespace BatteryTwin.Domain.Maintenance.Scheduling.Slots;

/// <summary>Slots of time in which a resource works, and where work of a given length ends that rests in all others.</summary>
public sealed class WorkingSlots
{
    private readonly bool[] _open;
    private readonly int[] _slots;
    private readonly int[] _before;

    /// <param name="open">For each slot whether it is worked.</param>
    public WorkingSlots(ReadOnlySpan<bool> open)
    {
        _open = open.ToArray();
        _before = new int[open.Length + 1];
        List<int> slots = [];
        for (int slot = 0; slot < open.Length; slot++)
        {
            _before[slot] = slots.Count;
            if (open[slot])
            {
                slots.Add(slot);
            }
        }

        _before[open.Length] = slots.Count;
        _slots = [.. slots];
    }

    public bool IsOpen(int slot) => _open[slot];

    /// <summary>Working slots in [start, end).</summary>
    public int Count(int start, int end) => _before[end] - _before[start];

    /// <summary>End (exclusive) of work that begins at a slot; −1 when it is not a working one, or the time does not suffice.</summary>
    /// <param name="start">First slot.</param>
    /// <param name="length">Working slots needed.</param>
    /// <param name="mayPause">Work may rest in between.</param>
    public int EndOf(int start, int length, bool mayPause)
    {
        if (length == 0)
        {
            return start;
        }

        if (!_open[start])
        {
            return -1;
        }

        int last = _before[start] + length - 1;
        return last < _slots.Length && (mayPause || _slots[last] - start == length - 1) ? _slots[last] + 1 : -1;
    }
}
