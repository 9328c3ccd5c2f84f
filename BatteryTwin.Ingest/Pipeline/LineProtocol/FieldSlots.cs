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

    /// <summary>The series' index in the batch; it is added when this batch has not met it yet.</summary>
    public int IndexOf(in StagedField field, TelemetryBatchBuilder builder)
    {
        Slot[] slots = _slots;
        if ((uint)field.Id < (uint)slots.Length)
        {
            Slot slot = slots[field.Id];
            if (slot.Batch == _batch && slot.Type == field.Type)
            {
                return slot.Index;
            }
        }

        return Meet(field, builder);
    }

    private int Meet(in StagedField field, TelemetryBatchBuilder builder)
    {
        if (field.Id >= _slots.Length)
        {
            Array.Resize(ref _slots, Math.Max(field.Id + 1, _slots.Length * 2));
        }

        int index = builder.SeriesIndex(field.Key.Series!, field.Type);
        _slots[field.Id] = new(_batch, index, field.Type);
        return index;
    }

    private readonly record struct Slot(int Batch, int Index, FieldType Type);
}
