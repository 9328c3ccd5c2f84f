using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.TwinQuery.Conditions;

/// <summary>The row under test: one twin or relationship per slot. Belongs to one execution.</summary>
internal sealed class RowScope(int slotCount, ModelMatches models)
{
    private readonly object?[] _slots = new object?[slotCount];

    public ModelMatches Models { get; } = models;

    public object? this[int slot]
    {
        get => _slots[slot];
        set => _slots[slot] = value;
    }

    public Twin Twin(int slot) => (Twin)_slots[slot]!;

    /// <summary>The row as it is now; the scope itself moves on.</summary>
    public RowScope Copy()
    {
        RowScope copy = new(_slots.Length, Models);
        _slots.CopyTo(copy._slots, 0);
        return copy;
    }
}
