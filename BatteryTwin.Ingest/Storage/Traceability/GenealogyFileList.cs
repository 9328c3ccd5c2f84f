namespace BatteryTwin.Ingest.Storage.Traceability;

/// <summary>What a genealogy consists of on the disk, so that another process can follow it: the tables of an import, then the log of what came since.</summary>
/// <param name="Import">Number of the import, 0 before the first; with another one nothing that was read before belongs to it.</param>
/// <param name="Since">When it was imported, or the first unit came.</param>
/// <param name="Tables">Tables of the import.</param>
/// <param name="Log">Files of the log, oldest first; when the first is another than before, older units were dropped.</param>
public sealed record GenealogyFileList(long Import, DateTimeOffset Since, IReadOnlyList<string> Tables, IReadOnlyList<GenealogyLogFile> Log);
