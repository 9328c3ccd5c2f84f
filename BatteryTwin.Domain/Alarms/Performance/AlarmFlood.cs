namespace BatteryTwin.Domain.Alarms.Performance;

/// <summary>A time with more alarms than an operator can follow.</summary>
/// <param name="From">Start.</param>
/// <param name="To">End; the end of the time looked at while it goes on.</param>
/// <param name="Alarms">Alarms raised in it.</param>
/// <param name="WithLeadIn">The same with those of the window before its start, which made it one.</param>
/// <param name="Peak">Most alarms in one window.</param>
public sealed record AlarmFlood(DateTimeOffset From, DateTimeOffset To, int Alarms, int WithLeadIn, int Peak)
{
    public TimeSpan Duration => To - From;
}
