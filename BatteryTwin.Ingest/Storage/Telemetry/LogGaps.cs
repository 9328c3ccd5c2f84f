namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>
/// Finds what is missing in the log: its records are numbered without gaps, so a gap is lost records. One that damage explains is
/// reported as that damage, any other as missing.
/// </summary>
internal sealed class LogGaps(DamageReport damage)
{
    private readonly List<(AppendFile File, long Offset, ulong From, ulong To)> _gaps = [];
    private ulong? _last;

    /// <summary>The next whole record; <paramref name="offset"/> is where it begins.</summary>
    public void Note(AppendFile file, long offset, ulong sequence)
    {
        if (_last is { } last && sequence > last + 1)
        {
            _gaps.Add((file, offset, last + 1, sequence - 1));
        }

        _last = sequence;
    }

    /// <summary>Damage found in a file, after all its records were noted.</summary>
    public void Explain(AppendFile file, IReadOnlyList<RecordDamage> damages)
    {
        foreach (RecordDamage place in damages)
        {
            string records = place.Header is { } header ? $"record {header.Sequence} of the log is damaged" : "records of the log are damaged";
            damage.Add(new StorageDamage(file.Path, records, place.Offset, place.Bytes));
            _gaps.RemoveAll(gap => gap.File == file && gap.Offset == place.Offset + place.Bytes);
        }
    }

    /// <summary>Reports the gaps that nothing has explained.</summary>
    public void Finish()
    {
        foreach ((AppendFile file, long offset, ulong from, ulong to) in _gaps)
        {
            damage.Add(new StorageDamage(file.Path, $"the log's records {from} to {to} are missing before this place", offset, 0));
        }
    }
}
