using System.Text;
using BatteryTwin.Ingest.Sources.Kafka;
using Confluent.Kafka;

namespace BatteryTwin.Ingest.Tests.Sources.Kafka;

/// <summary>
/// The mock cluster that librdkafka brings along, with one broker, in this process: it speaks the protocol over a port like any other, groups and commits
/// included, but keeps everything in memory.
/// </summary>
internal sealed class KafkaMock : IDisposable
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(20);

    private readonly IProducer<string?, byte[]> _producer;

    public KafkaMock()
    {
        KafkaLibrary.Load();
        ProducerConfig config = new() { BootstrapServers = "mock", LingerMs = 1 };
        config.Set("test.mock.num.brokers", "1");
        _producer = new ProducerBuilder<string?, byte[]>(config).SetLogHandler((_, _) => { }).Build();
        using IAdminClient admin = new DependentAdminClientBuilder(_producer.Handle).Build();
        BrokerMetadata broker = admin.GetMetadata(s_timeout).Brokers.Single();
        Servers = $"{broker.Host}:{broker.Port}";
    }

    public string Servers { get; }

    /// <summary>Ends when the broker has taken the message.</summary>
    public Task SendAsync(string topic, string? key, string body) => SendAsync(topic, key, Encoding.UTF8.GetBytes(body));

    public Task SendAsync(string topic, string? key, byte[] body, long? timeMs = null) => _producer.ProduceAsync(
        topic,
        new() { Key = key, Value = body, Timestamp = timeMs is { } ms ? new(ms, TimestampType.CreateTime) : Timestamp.Default },
        TestContext.Current.CancellationToken);

    /// <summary>How far a group has read, over all partitions of a topic.</summary>
    public long Committed(string topic, string group)
    {
        using IAdminClient admin = new DependentAdminClientBuilder(_producer.Handle).Build();
        TopicPartition[] partitions = [.. admin.GetMetadata(topic, s_timeout).Topics.Single().Partitions.Select(partition => new TopicPartition(topic, partition.PartitionId))];
        using IConsumer<byte[], byte[]> reader = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig { BootstrapServers = Servers, GroupId = group }).SetLogHandler((_, _) => { }).Build();
        return reader.Committed(partitions, s_timeout).Sum(partition => partition.Offset.IsSpecial ? 0 : partition.Offset.Value);
    }

    public void Dispose() => _producer.Dispose();
}
