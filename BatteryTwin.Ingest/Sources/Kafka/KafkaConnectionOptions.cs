using BatteryTwin.Ingest.Sources.Messages;
using Confluent.Kafka;

namespace BatteryTwin.Ingest.Sources.Kafka;

/// <summary>Section <c>BatteryTwin:Sources:Kafka:{name}</c>: topics of one Kafka cluster or Event Hubs namespace.</summary>
public sealed class KafkaConnectionOptions : MessageSourceOptions
{
    public const string Section = "BatteryTwin:Sources:Kafka";

    /// <summary><c>host:port</c>, several parted by commas.</summary>
    public string BootstrapServers { get; init; } = string.Empty;

    /// <summary>Topics to take messages from; of Event Hubs: the names of the hubs.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Consumers of one group share the partitions, and the group remembers how far each was read.</summary>
    public string GroupId { get; init; } = "batterytwin";

    /// <summary>Where a group begins that has read nothing yet.</summary>
    public AutoOffsetReset StartFrom { get; init; } = AutoOffsetReset.Earliest;

    /// <summary>After this long without a sign of life the group gives this member's partitions to the others.</summary>
    public TimeSpan SessionTimeout { get; init; } = TimeSpan.FromSeconds(45);

    public SecurityProtocol Security { get; init; } = SecurityProtocol.Plaintext;

    /// <summary>How user and password are shown to the broker.</summary>
    public SaslMechanism Mechanism { get; init; } = SaslMechanism.Plain;

    /// <summary>For Event Hubs literally <c>$ConnectionString</c>.</summary>
    public string? User { get; init; }

    /// <summary>For Event Hubs the connection string.</summary>
    public string? Password { get; init; }

    /// <summary>Certificates (PEM) that are trusted instead of the machine's.</summary>
    public string? CaFile { get; init; }

    internal bool UsesSasl => Security is SecurityProtocol.SaslPlaintext or SecurityProtocol.SaslSsl;

    /// <summary>For people; no credentials.</summary>
    internal string Place => $"{BootstrapServers} topic {string.Join(", ", Topics)} group {GroupId}";
}
