using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Compression;
using BatteryTwin.Domain.Telemetry.Reduction;

namespace BatteryTwin.Ingest.Storage.Telemetry.Rollups;

/// <summary>Reads stored blocks of summaries: one reader per thread of work. Damaged blocks are reported.</summary>
internal sealed class SummaryBlockReader(BlockReader blocks, DamageReport damage)
{
    private readonly SummaryCodec _codec = new();
    private readonly List<PointSummary> _rows = [];

    /// <summary>The summaries of a block, until the next call; null when it is damaged.</summary>
    public IReadOnlyList<PointSummary>? Read(BlockEntry entry, RollupLevel level, FieldType type)
    {
        _rows.Clear();
        try
        {
            if (blocks.TryLoadPayload(entry, type, out ReadOnlySpan<byte> payload))
            {
                _codec.Decode(type, entry.Count, level.IntervalNs, payload, _rows);
                return _rows;
            }
        }
        catch (DamagedBlockException)
        {
            // Reported below like a wrong checksum.
        }

        damage.Add(entry);
        return null;
    }
}
