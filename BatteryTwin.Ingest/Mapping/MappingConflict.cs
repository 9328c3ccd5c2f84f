using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Mapping;

/// <summary>A twin's field that more than one series would write: those that rules send there, and those whose sender names the twin itself.</summary>
public sealed record MappingConflict(string Twin, string Field, IReadOnlyList<SeriesKey> Mapped, IReadOnlyList<SeriesKey> Direct);
