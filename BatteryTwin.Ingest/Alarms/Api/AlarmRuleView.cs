using BatteryTwin.Domain.Alarms.Rules;

namespace BatteryTwin.Ingest.Alarms.Api;

/// <summary>A kept rule as clients see it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Version">Its version, also its ETag.</param>
/// <param name="ChangedAt">When it was changed last.</param>
/// <param name="ChangedBy">Who did, self-declared.</param>
/// <param name="Watched">Twins at which it is watched now.</param>
/// <param name="Standing">Twins at which its alarm stands.</param>
public sealed record AlarmRuleView(AlarmRule Rule, long Version, DateTimeOffset ChangedAt, string? ChangedBy, int Watched, int Standing);
