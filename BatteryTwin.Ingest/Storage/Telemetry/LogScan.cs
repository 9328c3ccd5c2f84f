namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>
/// What a scan of a record file found. Bytes from <see cref="WholeLength"/> on are an append that was never finished; everything else that
/// cannot be read was written whole once and is damage.
/// </summary>
internal sealed record LogScan(long WholeLength, long FileLength, IReadOnlyList<RecordDamage> Damages)
{
    public bool IsTorn => WholeLength < FileLength;
}
