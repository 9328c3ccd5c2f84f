using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>Collects what cannot be read, and says of each place once where it is and what is lost. Safe for concurrent use.</summary>
internal sealed class DamageReport(ILogger logger)
{
    private const int MaxKept = 1_000;

    private readonly Lock _lock = new();
    private readonly HashSet<(string File, long Offset)> _seen = [];
    private readonly List<StorageDamage> _first = [];
    private long _points;
    private int _unknown;

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _seen.Count;
            }
        }
    }

    public StorageDamageSummary Summary
    {
        get
        {
            lock (_lock)
            {
                return _seen.Count == 0 ? StorageDamageSummary.None : new(_seen.Count, _points, _unknown, [.. _first]);
            }
        }
    }

    /// <summary>Names the series that a block belongs to, for damage met while reading.</summary>
    public Func<BlockEntry, string?> SeriesOf { get; set; } = _ => null;

    /// <summary>A block that is in use and cannot be read.</summary>
    public void Add(BlockEntry entry) => Add(new StorageDamage(
        entry.File.File.Path, "a block is damaged", entry.Offset, entry.Length, entry.Count, SeriesOf(entry), entry.FirstNs, entry.LastNs));

    public void Add(StorageDamage damage)
    {
        lock (_lock)
        {
            if (!_seen.Add((damage.File, damage.Offset)))
            {
                return;
            }

            _points += damage.Points ?? 0;
            _unknown += damage.Points is null ? 1 : 0;
            if (_first.Count >= MaxKept)
            {
                return;
            }

            _first.Add(damage);
        }

        logger.LogError("Damaged storage: {Damage}. Everything else can be read; restore a backup to have it back", damage.ToString());
    }
}
