namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>
/// Records that go to the server together, parted into one body for each connection: all points of a series are in the same one, so
/// later ones cannot overtake earlier ones.
/// </summary>
internal sealed class SendRound(int connections)
{
    private readonly LineBody[] _bodies = [.. Enumerable.Range(0, connections).Select(_ => new LineBody())];

    public IReadOnlyList<LineBody> Bodies => _bodies;

    /// <summary>Log file of each record.</summary>
    public List<long> Files { get; } = [];

    public ulong LastSequence { get; private set; }

    public long PointCount { get; private set; }

    /// <summary>Lines of the fullest body.</summary>
    public int LineCount { get; private set; }

    public long Bytes { get; private set; }

    public bool IsEmpty => Files.Count == 0;

    public void Add(in BufferedPoint point) => _bodies[point.Series.TagSet % _bodies.Length].Add(point);

    /// <summary>A record of so many points is in whole.</summary>
    public void End(ulong sequence, long file, int points)
    {
        LastSequence = sequence;
        Files.Add(file);
        PointCount += points;
        (LineCount, Bytes) = (0, 0);
        foreach (LineBody body in _bodies)
        {
            LineCount = Math.Max(LineCount, body.LineCount);
            Bytes += body.Bytes;
        }
    }

    public void Complete() => Array.ForEach(_bodies, body => body.Complete());

    public void Clear()
    {
        Array.ForEach(_bodies, body => body.Clear());
        Files.Clear();
        (PointCount, LineCount, Bytes) = (0, 0, 0);
    }
}
