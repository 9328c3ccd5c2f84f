namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>Tells files that are complete from those still being written: complete is what has not changed for the quiet time, or was renamed from an unfinished name.</summary>
internal sealed class QuietFiles(TimeSpan quietTime, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _renamed = new(StringComparer.Ordinal);
    private Dictionary<string, (WaitingFile File, long Since)> _seen = new(StringComparer.Ordinal);

    /// <summary>A file got its final name just now and is complete by that.</summary>
    public void NoteRenamed(string path)
    {
        lock (_lock)
        {
            _renamed.Add(path);
        }
    }

    /// <summary>Those of the waiting files that are complete, the oldest first, and when the next one may be.</summary>
    public (IReadOnlyList<WaitingFile> Complete, TimeSpan? Next) Sift(IReadOnlyList<WaitingFile> waiting)
    {
        long now = time.GetTimestamp();
        lock (_lock)
        {
            _seen = waiting.ToDictionary(
                file => file.Path,
                file => _seen.TryGetValue(file.Path, out (WaitingFile File, long Since) before) && before.File == file ? before : (file, now),
                StringComparer.Ordinal);
            WaitingFile[] complete =
            [
                .. _seen.Values
                    .Where(seen => _renamed.Contains(seen.File.Path) || time.GetElapsedTime(seen.Since, now) >= quietTime)
                    .Select(seen => seen.File)
                    .OrderBy(file => file.ModifiedAt).ThenBy(file => file.Path, StringComparer.Ordinal),
            ];
            _renamed.IntersectWith(_seen.Keys);
            TimeSpan[] left = [.. _seen.Values.Where(seen => !complete.Contains(seen.File)).Select(seen => quietTime - time.GetElapsedTime(seen.Since, now))];
            return (complete, left.Length == 0 ? null : left.Min());
        }
    }
}
