using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Mapping;

namespace BatteryTwin.Ingest.Mapping;

/// <summary>
/// What a set of rules makes of one series: the deciding rule (null: none), the target's unit, the newest value after conversion (null: none, see
/// <see cref="Dropped"/> and <see cref="Problem"/>), and other rules that would fit but come later.
/// </summary>
public sealed record MappingPreviewRow(MappingCandidate Series, MappingHit? Hit, string? Unit, FieldValue? After, bool Dropped, string? Problem, IReadOnlyList<string> AlsoFit);
