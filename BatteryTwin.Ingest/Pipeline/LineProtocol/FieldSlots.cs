using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Pipeline.LineProtocol;

/// <summary>Where a field's series stands in the batch being built, found by the field's number instead of its text.</summary>
internal sealed class FieldSlots
{
    private Slot[] _slots = [];
    private InternTable? _table;
    private int _batch;

    /// <summary>Forgets all places; numbers now come from <paramref name="table"/>.</summary>
    public void Begin(InternTable table)
    {
        if (_table != table)
        {
            _table = table;
            _slots = new Slot[Math.Max(1024, table.Count)];
        }

        _batch++;
    }

    public int IndexOf(InternedKey field, FieldType type, TelemetryBatchBuilder builder)
    {
        if (field.Id >= _slots.Length)
        {
            Array.Resize(ref _slots, Math.Max(field.Id + 1, _slots.Length * 2));
        }

        ref Slot slot = ref _slots[field.Id];
        if (slot.Batch != _batch || slot.Type != type)
        {
            slot = new(_batch, builder.SeriesIndex(field.Series!, type), type);
        }

        return slot.Index;
    }

    private readonly record struct Slot(int Batch, int Index, FieldType Type);
}
