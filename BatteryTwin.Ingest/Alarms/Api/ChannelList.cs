using BatteryTwin.Ingest.Alarms.Notifications;

namespace BatteryTwin.Ingest.Alarms.Api;

/// <summary>Configured channels.</summary>
public sealed record ChannelList(IReadOnlyList<ChannelView> Channels);
