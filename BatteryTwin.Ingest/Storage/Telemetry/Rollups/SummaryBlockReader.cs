using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Compression;
using BatteryTwin.Domain.Telemetry.Reduction;

namespace BatteryTwin.Ingest.Storage.Telemetry.Rollups;

/// <summary>Reads stored blocks of summaries: one reader per thread of work. Damaged blocks are reported and skipped.</summary>
internal sealed class SummaryBlockReader(BlockReader blocks, DamageReport damage)
{
    private readonly SummaryCodec _codec = new();
    private readonly List<PointSummary> _rows = [];

    /// <summary>The summaries of a level between two times, in order.</summary>
    public IEnumerable<PointSummary> Read(RollupSnapshot rollup, FieldType type, long firstNs, long lastNs)
    {
        int end = rollup.Blocks.EndBeginningUpTo(lastNs);
        for (int i = rollup.Blocks.FirstEndingFrom(firstNs); i < end; i++)
        {
            foreach (PointSummary row in Read(rollup.Blocks[i], rollup.Level, type))
            {
                if (row.FirstNs >= firstNs && row.LastNs <= lastNs)
                {
                    yield return row;
                }
            }
        }
    }

    /// <summary>The summaries of a block, until the next call; none when it is damaged.</summary>
    public List<PointSummary> Read(BlockEntry entry, RollupLevel level, FieldType type)
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
            _rows.Clear();
        }

        damage.Add(entry);
        return _rows;
    }
}
