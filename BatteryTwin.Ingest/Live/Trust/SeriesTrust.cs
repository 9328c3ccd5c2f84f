using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Trust;

namespace BatteryTwin.Ingest.Live.Trust;

/// <summary>A series with what speaks against it.</summary>
public sealed record SeriesTrust(SeriesKey Key, SeriesQuality Quality);
