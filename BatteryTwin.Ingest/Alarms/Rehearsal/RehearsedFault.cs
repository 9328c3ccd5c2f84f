namespace BatteryTwin.Ingest.Alarms.Rehearsal;

/// <summary>A known fault as a rehearsal tells it.</summary>
/// <param name="Id">What it is called by.</param>
/// <param name="TwinId">Where.</param>
/// <param name="Description">What.</param>
/// <param name="From">Its onset, or the time from which on an alarm counts.</param>
/// <param name="End">Its end; null while it has none.</param>
/// <param name="Verdict">caught, missed or notYet.</param>
/// <param name="FirstAlarm">The first alarm about it.</param>
/// <param name="LeadHours">From that alarm to its end.</param>
public sealed record RehearsedFault(string Id, string TwinId, string Description, DateTimeOffset From, DateTimeOffset? End, string Verdict, DateTimeOffset? FirstAlarm, double? LeadHours);
