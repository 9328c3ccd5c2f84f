namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>What a scan of a record file found. Bytes from <see cref="WholeLength"/> on are a torn end.</summary>
internal readonly record struct LogScan(long WholeLength, long FileLength, int DamagedRecords)
{
    public bool IsTorn => WholeLength < FileLength;
}
