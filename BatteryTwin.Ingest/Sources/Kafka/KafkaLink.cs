using System.Text;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Sources.Messages;
using Confluent.Kafka;

namespace BatteryTwin.Ingest.Sources.Kafka;

/// <summary>
/// One member of a consumer group. Messages are gathered, and marked as done once they are stored; what is marked is committed every second, when partitions
/// move to another member, and at the end. To be used from one thread.
/// </summary>
internal sealed class KafkaLink : IDisposable
{
    private const int CommitIntervalMs = 1_000;
    private const int MaxHeartbeatIntervalMs = 3_000;

    private static readonly TimeSpan s_firstWait = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_askTimeout = TimeSpan.FromSeconds(1);

    private readonly IConsumer<byte[]?, byte[]?> _consumer;
    private readonly List<ConsumeResult<byte[]?, byte[]?>> _gathered = [];
    private readonly List<ConsumeResult<byte[]?, byte[]?>> _early = [];
    private readonly Dictionary<TopicPartition, long> _next = [];
    private readonly Action<Error> _onError;
    private bool _paused;
    private Error? _fatal;

    /// <param name="options">What to connect to.</param>
    /// <param name="clientName">By which the broker knows this process.</param>
    /// <param name="onError">Told of every error, from any thread.</param>
    /// <param name="onLog">Told what the library logs.</param>
    public KafkaLink(KafkaConnectionOptions options, string clientName, Action<Error> onError, Action<string> onLog)
    {
        KafkaLibrary.Load();
        _onError = onError;
        ConsumerConfig config = new()
        {
            BootstrapServers = options.BootstrapServers,
            GroupId = options.GroupId,
            ClientId = clientName,
            AutoOffsetReset = options.StartFrom,
            EnableAutoCommit = true,
            AutoCommitIntervalMs = CommitIntervalMs,
            EnableAutoOffsetStore = false,
            SessionTimeoutMs = (int)options.SessionTimeout.TotalMilliseconds,
            HeartbeatIntervalMs = Math.Min(MaxHeartbeatIntervalMs, (int)options.SessionTimeout.TotalMilliseconds / 3),
            SecurityProtocol = options.Security,
            SslCaLocation = options.CaFile,
        };
        if (options.UsesSasl)
        {
            config.SaslMechanism = options.Mechanism;
            config.SaslUsername = options.User;
            config.SaslPassword = options.Password;
        }

        _consumer = new ConsumerBuilder<byte[]?, byte[]?>(config)
            .SetErrorHandler((_, error) => Note(error))
            .SetLogHandler((_, message) => onLog(message.Message))
            .SetPartitionsRevokedHandler((_, partitions) => Forget(partitions))
            .SetPartitionsLostHandler((_, partitions) => Forget(partitions))
            .Build();
        _consumer.Subscribe(options.Topics);
    }

    /// <summary>Messages that have arrived, at most <paramref name="most"/>; empty when none came for a moment.</summary>
    /// <exception cref="KafkaException">The library cannot go on with this member.</exception>
    public IReadOnlyList<SourceMessage> Gather(int most)
    {
        if (_fatal is { } fatal)
        {
            throw new KafkaException(fatal);
        }

        _gathered.Clear();
        _gathered.AddRange(_early);
        _early.Clear();
        TimeSpan wait = _gathered.Count > 0 ? TimeSpan.Zero : s_firstWait;
        while (_gathered.Count < most && Consume(wait) is { } result)
        {
            _gathered.Add(result);
            wait = TimeSpan.Zero;
        }

        return [.. _gathered.Select(Message)];
    }

    /// <summary>Stays a member of the group while the gathered messages wait to be stored; no more are fetched.</summary>
    public void Wait()
    {
        if (!_paused)
        {
            _consumer.Pause(_consumer.Assignment);
            _paused = true;
        }

        // A partition that was given to this member meanwhile is not paused yet.
        if (Consume(TimeSpan.Zero) is { } early)
        {
            _early.Add(early);
            _consumer.Pause([early.TopicPartition]);
        }
    }

    /// <summary>The gathered messages are stored.</summary>
    public void Done()
    {
        foreach (IGrouping<TopicPartition, ConsumeResult<byte[]?, byte[]?>> partition in _gathered.GroupBy(result => result.TopicPartition))
        {
            if (!_consumer.Assignment.Contains(partition.Key))
            {
                // It moved to another member, which reads these messages again and writes the same points.
                continue;
            }

            long next = partition.Max(result => result.Offset.Value) + 1;
            _consumer.StoreOffset(new TopicPartitionOffset(partition.Key, next));
            _next[partition.Key] = next;
        }

        if (_paused)
        {
            _consumer.Resume(_consumer.Assignment);
            _paused = false;
        }
    }

    /// <summary>Messages that are not stored yet, by partition, as far as the broker has told.</summary>
    public IReadOnlyList<SourcePart> Waiting() =>
        [.. _consumer.Assignment.OrderBy(partition => partition.Topic, StringComparer.Ordinal).ThenBy(partition => partition.Partition.Value).Select(partition => new SourcePart($"{partition.Topic}[{partition.Partition.Value}]", Waiting(partition)))];

    /// <summary>Asks a broker something, to learn whether it is there again.</summary>
    public bool Answers()
    {
        try
        {
            return _consumer.Assignment is [var first, ..] && _consumer.QueryWatermarkOffsets(first, s_askTimeout) is not null;
        }
        catch (KafkaException)
        {
            return false;
        }
    }

    /// <summary>Commits what is marked and leaves the group.</summary>
    public void Dispose()
    {
        try
        {
            _consumer.Close();
        }
        catch (KafkaException exception)
        {
            _onError(exception.Error);
        }

        _consumer.Dispose();
    }

    private ConsumeResult<byte[]?, byte[]?>? Consume(TimeSpan wait)
    {
        try
        {
            ConsumeResult<byte[]?, byte[]?>? result = _consumer.Consume(wait);
            if (result is not null)
            {
                _next.TryAdd(result.TopicPartition, result.Offset.Value);
            }

            return result;
        }
        catch (ConsumeException exception)
        {
            Note(exception.Error);
            return null;
        }
    }

    private long Waiting(TopicPartition partition) =>
        _next.TryGetValue(partition, out long next) && _consumer.GetWatermarkOffsets(partition) is { High.IsSpecial: false } marks ? Math.Max(0, marks.High.Value - next) : 0;

    /// <summary>The topic, and the key where there is one as a level of its own, so that a template can name the twin by it.</summary>
    private static SourceMessage Message(ConsumeResult<byte[]?, byte[]?> result) => new(
        result.Message.Key is { Length: > 0 } key ? $"{result.Topic}/{Encoding.UTF8.GetString(key)}" : result.Topic,
        result.Message.Value ?? [],
        result.Message.Timestamp is { Type: not TimestampType.NotAvailable } timestamp && timestamp.UnixTimestampMs > 0 ? timestamp.UnixTimestampMs * EpochTime.NsPerMillisecond : null);

    private void Forget(List<TopicPartitionOffset> partitions) => partitions.ForEach(partition => _next.Remove(partition.TopicPartition));

    private void Note(Error error)
    {
        if (error.IsFatal)
        {
            _fatal = error;
        }

        _onError(error);
    }
}
