namespace BatteryTwin.Web.Components.Investigations;

/// <summary>A moment marked on evidence charts.</summary>
/// <param name="At">When.</param>
/// <param name="Text">What happened then.</param>
/// <param name="IsCause">Whether it is the cause, not the effect.</param>
public sealed record EvidenceMark(DateTimeOffset At, string Text, bool IsCause);
