namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>Tells files that are complete from those still being written: complete is what has not changed for the quiet time, or was renamed from an unfinished name.</summary>
internal sealed class QuietFiles(TimeSpan quietTime, TimeProvider time)
{
    // A name can be noted before a look through the folder shows it; a mark that no file follows must not wait for another one.
    private static readonly TimeSpan s_markLife = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _renamed = new(StringComparer.Ordinal);
    private Dictionary<string, (WaitingFile File, long Since)> _seen = new(StringComparer.Ordinal);

    /// <summary>A file got its final name just now and is complete by that.</summary>
    public void NoteRenamed(string path)
    {
        lock (_lock)
        {
            _renamed[path] = time.GetTimestamp();
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
                    .Where(seen => _renamed.ContainsKey(seen.File.Path) || time.GetElapsedTime(seen.Since, now) >= quietTime)
                    .Select(seen => seen.File)
                    .OrderBy(file => file.ModifiedAt).ThenBy(file => file.Path, StringComparer.Ordinal),
            ];
            Array.ForEach(complete, file => _renamed.Remove(file.Path));
            foreach (string late in _renamed.Where(mark => time.GetElapsedTime(mark.Value, now) >= s_markLife).Select(mark => mark.Key).ToArray())
            {
                _renamed.Remove(late);
            }

            TimeSpan[] left = [.. _seen.Values.Where(seen => !complete.Contains(seen.File)).Select(seen => quietTime - time.GetElapsedTime(seen.Since, now))];
            return (complete, left.Length == 0 ? null : left.Min());
        }
    }
}
