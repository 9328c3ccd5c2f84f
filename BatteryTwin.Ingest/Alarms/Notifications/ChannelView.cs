namespace BatteryTwin.Ingest.Alarms.Notifications;

/// <summary>A channel as people see it: no address, no secret.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">webhook or mail.</param>
/// <param name="Signed">What goes to it is signed.</param>
public sealed record ChannelView(string Name, string Kind, bool Signed);
