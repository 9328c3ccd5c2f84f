namespace BatteryTwin.Web.Api.RootCause.Investigations;

/// <summary>A judgement: <c>confirmed</c>, <c>rejected</c> or <c>parked</c>, why, by whom and when.</summary>
public sealed record VerdictAnswer(string Verdict, string Reason, string Who, DateTimeOffset At);
