namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>
/// What waits for the server: how many points since when and, of each series, up to which record and between which times. Guarded by
/// the buffer's lock.
/// </summary>
internal sealed class WaitingPoints(TimeProvider time)
{
    private static readonly TimeSpan s_ageStep = TimeSpan.FromSeconds(1);

    private readonly Queue<(ulong Sequence, DateTimeOffset At)> _ages = new();
    private DateTimeOffset _lastAge = DateTimeOffset.MinValue;
    private ulong[] _sequences = [];
    private long[] _firstNs = [];
    private long[] _lastNs = [];

    /// <summary>Points in records that the server has not taken.</summary>
    public long Count { get; private set; }

    /// <summary>The last record the server has taken.</summary>
    public ulong Sent { get; private set; }

    /// <summary>When the oldest point that waits was acknowledged, to the second; null when none waits.</summary>
    public DateTimeOffset? Since => _ages.TryPeek(out (ulong Sequence, DateTimeOffset At) oldest) ? oldest.At : null;

    /// <summary>Takes over where the last run ended.</summary>
    public void ContinueAfter(ulong sent) => Sent = sent;

    /// <summary>A point of a series is in a record that waits.</summary>
    public void Add(int seriesId, ulong sequence, long timeNs)
    {
        if (seriesId >= _sequences.Length)
        {
            int size = Math.Max(256, Math.Max(seriesId + 1, _sequences.Length * 2));
            Array.Resize(ref _sequences, size);
            Array.Resize(ref _firstNs, size);
            Array.Resize(ref _lastNs, size);
        }

        if (_sequences[seriesId] <= Sent)
        {
            (_firstNs[seriesId], _lastNs[seriesId]) = (timeNs, timeNs);
        }
        else
        {
            _firstNs[seriesId] = Math.Min(_firstNs[seriesId], timeNs);
            _lastNs[seriesId] = Math.Max(_lastNs[seriesId], timeNs);
        }

        _sequences[seriesId] = sequence;
        Count++;
    }

    /// <summary>A record began to wait at a time.</summary>
    public void Began(ulong sequence, DateTimeOffset? at = null)
    {
        DateTimeOffset now = at ?? time.GetUtcNow();
        if (_ages.Count == 0 || now - _lastAge >= s_ageStep)
        {
            _ages.Enqueue((sequence, now));
            _lastAge = now;
        }
    }

    /// <summary>The server has taken everything up to a record, <paramref name="points"/> points.</summary>
    public void Taken(ulong sequence, long points, ulong lastAppended)
    {
        Sent = sequence;
        Count -= points;
        while (_ages.Count > 1 && _ages.ElementAt(1).Sequence <= sequence + 1)
        {
            _ages.Dequeue();
        }

        if (sequence >= lastAppended)
        {
            _ages.Clear();
        }
    }

    /// <summary>The last record that still waits and holds points of a series between two times (to exclusive); 0 when there is none.</summary>
    public ulong LastRecord(int seriesId, long fromNs, long toNs) =>
        seriesId < _sequences.Length && _sequences[seriesId] > Sent && _lastNs[seriesId] >= fromNs && _firstNs[seriesId] < toNs ? _sequences[seriesId] : 0;
}
