using BatteryTwin.Ingest.Sources.Messages;
using BatteryTwin.Ingest.Sources.Reconnect;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Sources.Kafka;

/// <summary>What a Kafka source works with.</summary>
internal sealed record KafkaSourceParts(KafkaConnectionOptions Options, MessageIntake Intake, ConnectionMeter Meter, BackOff BackOff, TimeProvider Time, ILogger<KafkaSource> Logger);
