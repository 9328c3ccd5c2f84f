using System.Collections.Concurrent;

namespace BatteryTwin.Web.State.Production;

/// <summary>
/// Views of figures that all who look share within a quarter minute, of at most the last 400 days asked for. While a new one is being read, that of the quarter minute before is given where there is one: the
/// page that a browser gets first does not vanish when the live one follows.
/// </summary>
/// <param name="read">Reads the view of an asset, or of all plants (null); null for an unknown asset.</param>
/// <param name="revision">Number of what people entered: when it changes, what is kept counts no more. Null = nothing they enter matters.</param>
internal sealed class SharedViews<TView>(Func<string?, DateTimeOffset, DateTimeOffset, Task<TView?>> read, Func<long>? revision = null)
    where TView : class
{
    private const int MostKept = 64;

    private static readonly TimeSpan s_keptFor = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(400);

    private readonly ConcurrentDictionary<(string? Asset, DateTimeOffset From, DateTimeOffset To, long Revision), Task<TView?>> _kept = new();

    public async Task<TView?> ReadAsync(string? assetId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        (string? Asset, DateTimeOffset From, DateTimeOffset To, long Revision) key = (assetId, Floor(to - from > s_longest ? to - s_longest : from), Floor(to), revision?.Invoke() ?? 0);
        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        Task<TView?> reading = _kept.GetOrAdd(key, wanted => read(wanted.Asset, wanted.From, wanted.To));
        if (!reading.IsCompleted && _kept.TryGetValue(key with { From = key.From - s_keptFor, To = key.To - s_keptFor }, out Task<TView?>? before) && before.IsCompletedSuccessfully)
        {
            return await before;
        }

        try
        {
            return await reading.WaitAsync(cancel);
        }
        catch when (reading.IsFaulted)
        {
            _kept.TryRemove(KeyValuePair.Create(key, reading));
            throw;
        }
    }

    /// <summary>Something that views are made of was changed: they are read anew.</summary>
    public void Forget() => _kept.Clear();

    private static DateTimeOffset Floor(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % s_keptFor.Ticks), TimeSpan.Zero);
}
