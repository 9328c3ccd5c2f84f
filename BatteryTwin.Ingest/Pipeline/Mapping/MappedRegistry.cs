using System.Collections.Concurrent;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Pipeline.Mapping;

/// <summary>Origin series that rules map, met since rules or models last changed. Beyond the bound, series are mapped but not listed. Safe for concurrent use.</summary>
internal sealed class MappedRegistry(TimeProvider time) : IMappedOrigins
{
    public const int MaxListed = 200_000;

    private readonly ConcurrentDictionary<SeriesKey, MappedEntry> _entries = new();
    private int _count;

    public IReadOnlyList<MappedOrigin> All => [.. _entries.Values.Select(entry => entry.ToOrigin()).OrderBy(origin => origin.Origin.Canonical, StringComparer.Ordinal)];

    public IReadOnlyList<MappedOrigin> Of(string twin, string? field) =>
    [
        .. _entries.Values
            .Where(entry => entry.Mapped.Hit.Twin == twin && (field is null || entry.Mapped.Hit.Field == field))
            .Select(entry => entry.ToOrigin())
            .OrderBy(origin => origin.Origin.Canonical, StringComparer.Ordinal),
    ];

    public MappedEntry Entry(SeriesKey origin, MappedSeries mapped)
    {
        if (_entries.TryGetValue(origin, out MappedEntry? known) && known.Mapped.Hit.Rule == mapped.Hit.Rule && known.Mapped.Target.Equals(mapped.Target))
        {
            return known;
        }

        MappedEntry entry = new(origin, mapped, time.GetUtcNow());
        if (known is not null)
        {
            _entries[origin] = entry;
        }
        else if (Volatile.Read(ref _count) < MaxListed && _entries.TryAdd(origin, entry))
        {
            Interlocked.Increment(ref _count);
        }

        return entry;
    }

    /// <summary>Forgets series that are no longer mapped as they were.</summary>
    public void Recheck(Func<SeriesKey, MappedSeries?> mappedNow)
    {
        foreach ((SeriesKey origin, MappedEntry entry) in _entries)
        {
            if (mappedNow(origin) is not { } now || now.Hit.Rule != entry.Mapped.Hit.Rule || !now.Target.Equals(entry.Mapped.Target))
            {
                if (_entries.TryRemove(origin, out _))
                {
                    Interlocked.Decrement(ref _count);
                }
            }
        }
    }
}
