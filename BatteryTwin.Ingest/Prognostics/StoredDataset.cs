using BatteryTwin.Domain.Prognostics.Data;

namespace BatteryTwin.Ingest.Prognostics;

/// <summary>A data set in the data directory.</summary>
/// <param name="Id">What it is called by.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Checksum">SHA-256 of its text.</param>
/// <param name="Bytes">Length as stored.</param>
/// <param name="IsGzip">Whether it is stored compressed.</param>
/// <param name="CreatedAt">When it came.</param>
/// <param name="Summary">What it holds.</param>
public sealed record StoredDataset(string Id, string Name, string Checksum, long Bytes, bool IsGzip, DateTimeOffset CreatedAt, HistorySummary Summary);
