using BatteryTwin.Ingest.Mapping;

namespace BatteryTwin.Web.State.Mapping;

/// <summary>What the tag-mapping page shows at one moment.</summary>
public sealed record MappingView(
    IReadOnlyList<UnmappedGroup> Unmapped,
    long UnmappedCount,
    IReadOnlyList<RuleRow> Rules,
    long Version,
    IReadOnlyList<MappingConflict> Conflicts,
    DateTimeOffset At);
