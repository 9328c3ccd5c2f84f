using BatteryTwin.Domain.Telemetry.Compression;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>The run that a cursor stands in and the next point of it to be taken.</summary>
internal readonly record struct CursorPosition(PointColumns Points, int Next, int End);
