using BatteryTwin.Ingest.Sources.Messages;

namespace BatteryTwin.Ingest.Sources.RabbitMq;

/// <summary>A message with the number by which it is acknowledged on its link.</summary>
internal readonly record struct RabbitMqDelivery(ulong Tag, SourceMessage Message);
