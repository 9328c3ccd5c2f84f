namespace BatteryTwin.Ingest.Pipeline;

/// <summary>A load (points, bytes) on its way, and the most there may be. One load larger than the whole is let through when nothing else is on its way.</summary>
internal sealed class LoadBudget(long capacity)
{
    private long _taken;

    public long Taken => Interlocked.Read(ref _taken);

    public long Capacity { get; } = capacity;

    public bool TryTake(long count)
    {
        long before = Interlocked.Add(ref _taken, count) - count;
        if (before == 0 || before + count <= Capacity)
        {
            return true;
        }

        Interlocked.Add(ref _taken, -count);
        return false;
    }

    public void Give(long count) => Interlocked.Add(ref _taken, -count);
}
