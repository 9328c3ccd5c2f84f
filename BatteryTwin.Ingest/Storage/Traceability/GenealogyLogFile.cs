namespace BatteryTwin.Ingest.Storage.Traceability;

/// <summary>A file of the log, which only grows.</summary>
/// <param name="Number">Its number, rising with time.</param>
/// <param name="Length">Bytes in it now; the last of them may belong to a record that is being written.</param>
public sealed record GenealogyLogFile(long Number, long Length);
