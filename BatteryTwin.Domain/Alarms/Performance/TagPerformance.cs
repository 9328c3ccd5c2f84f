namespace BatteryTwin.Domain.Alarms.Performance;

/// <summary>One tag among the alarms of a time.</summary>
/// <param name="Tag">Rule and place.</param>
/// <param name="Alarms">How often it was raised.</param>
/// <param name="Share">Of all alarms.</param>
/// <param name="ChatterIndex">Null with fewer than two activations.</param>
/// <param name="Chatters">It was raised too often within the chatter window at least once.</param>
public sealed record TagPerformance(string Tag, int Alarms, double Share, double? ChatterIndex, bool Chatters);
