using BatteryTwin.Ingest.Sources.Messages;
using BatteryTwin.Ingest.Sources.Reconnect;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Sources.RabbitMq;

/// <summary>What a RabbitMQ source works with.</summary>
internal sealed record RabbitMqSourceParts(RabbitMqConnectionOptions Options, MessageIntake Intake, ConnectionMeter Meter, BackOff BackOff, TimeProvider Time, ILogger<RabbitMqSource> Logger);
