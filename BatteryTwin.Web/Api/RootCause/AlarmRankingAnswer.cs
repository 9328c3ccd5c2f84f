using BatteryTwin.Domain.RootCause.Alarms;

namespace BatteryTwin.Web.Api.RootCause;

/// <summary>Possible roots of an alarm flood, likeliest first.</summary>
/// <param name="Ranked">All nodes of the graph.</param>
/// <param name="At">The moment that was looked at, in seconds.</param>
/// <param name="Warnings">What was noticed.</param>
public sealed record AlarmRankingAnswer(IReadOnlyList<RankedNode> Ranked, double At, IReadOnlyList<string> Warnings);
