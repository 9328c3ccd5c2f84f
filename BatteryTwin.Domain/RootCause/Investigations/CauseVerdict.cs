namespace BatteryTwin.Domain.RootCause.Investigations;

/// <summary>A decision on a cause.</summary>
/// <param name="Verdict">The decision.</param>
/// <param name="Reason">Why; may be empty for a confirmation.</param>
/// <param name="Who">Who decided, self-declared.</param>
/// <param name="At">When.</param>
public sealed record CauseVerdict(Verdict Verdict, string Reason, string Who, DateTimeOffset At);
