using System.Collections.Immutable;

namespace BatteryTwin.Ingest.Pipeline.Records;

/// <summary>
/// Where a record's time stands: one column, or date and time in two. <paramref name="Format"/> as <see cref="TimeText"/> reads it; <paramref name="Zone"/>
/// (IANA name) holds for times without an offset, null for the zone of the settings.
/// </summary>
public sealed record RecordTime(ImmutableArray<string> Columns, string Format, string? Zone = null);
