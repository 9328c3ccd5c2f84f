using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>A group of blocks as an index tells of it.</summary>
internal sealed record IndexedGroup(int SeriesId, FieldType Type, ulong SealedSequence, IReadOnlyList<BlockEntry> Blocks);
