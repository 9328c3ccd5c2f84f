namespace BatteryTwin.Domain.Alarms.Performance;

/// <summary>One annunciated alarm.</summary>
/// <param name="Time">When it was raised.</param>
/// <param name="Tag">What raised it: rule and place.</param>
/// <param name="Priority">Its priority.</param>
/// <param name="ReturnedAt">When its condition went away; null while it holds.</param>
/// <param name="AcknowledgedAt">When somebody took note; null while nobody has.</param>
public sealed record AlarmActivation(DateTimeOffset Time, string Tag, AlertPriority Priority, DateTimeOffset? ReturnedAt = null, DateTimeOffset? AcknowledgedAt = null);
