using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>Counts damaged blocks and says of each once where it is.</summary>
internal sealed class DamageReport(ILogger logger)
{
    private const int MaxRemembered = 10_000;

    private readonly ConcurrentDictionary<(long File, long Offset), bool> _seen = new();

    public int Count => _seen.Count;

    public void Add(BlockEntry entry)
    {
        if (_seen.Count < MaxRemembered && _seen.TryAdd((entry.File.Number, entry.Offset), true))
        {
            logger.LogError(
                "Damaged block in {File} at byte {Offset}: its {Count} points cannot be read; everything else can. Restore the file from a backup",
                entry.File.File.Path,
                entry.Offset,
                entry.Count);
        }
    }
}
