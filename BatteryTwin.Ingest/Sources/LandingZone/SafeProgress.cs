namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>
/// Progress that may be written down: acknowledged points can still be lost to a power cut until they have been forced to the disk, so that the ledger follows
/// at that distance.
/// </summary>
internal sealed class SafeProgress(TimeSpan distance, TimeProvider time)
{
    private readonly Queue<(long At, LandingProgress Progress)> _waiting = new();

    public void Add(LandingProgress progress) => _waiting.Enqueue((time.GetTimestamp(), progress));

    /// <summary>The newest progress that is safe by now; null when there is no new one.</summary>
    public LandingProgress? Take()
    {
        LandingProgress? safe = null;
        while (_waiting.TryPeek(out (long At, LandingProgress Progress) oldest) && time.GetElapsedTime(oldest.At) >= distance)
        {
            safe = _waiting.Dequeue().Progress;
        }

        return safe;
    }
}
