using System.Threading.Channels;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Sources.Messages;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace BatteryTwin.Ingest.Sources.RabbitMq;

/// <summary>
/// One connection that takes messages from a queue, from connect to loss. What is not acknowledged when it ends, the broker delivers again.
/// It is not mended: after a loss a new link declares everything anew.
/// </summary>
internal sealed class RabbitMqLink : IAsyncBasicConsumer, IAsyncDisposable
{
    // The broker (from 3.12, when told to) or the sender puts the time in here; the AMQP property counts whole seconds only, in which values would fall together.
    private const string TimeHeader = "timestamp_in_ms";

    private static readonly TimeSpan s_closeTimeout = TimeSpan.FromSeconds(5);

    private readonly Channel<RabbitMqDelivery> _deliveries = System.Threading.Channels.Channel.CreateUnbounded<RabbitMqDelivery>(new() { SingleReader = true, SingleWriter = true });
    private readonly IConnection _connection;
    private readonly IChannel _consuming;
    private readonly IChannel _watching;
    private readonly string _queue;
    private long _unacknowledged;

    private RabbitMqLink(IConnection connection, IChannel consuming, IChannel watching, string queue)
    {
        _connection = connection;
        _consuming = consuming;
        _watching = watching;
        _queue = queue;
    }

    IChannel IAsyncBasicConsumer.Channel => _consuming;

    /// <summary>Messages in order; at most the prefetch wait in here. Ends with a <see cref="RabbitMqLostException"/> when the link is lost.</summary>
    public ChannelReader<RabbitMqDelivery> Deliveries => _deliveries.Reader;

    public bool IsLost => !_consuming.IsOpen;

    /// <summary>Connects, declares what is to be declared, and begins to take messages.</summary>
    public static async Task<RabbitMqLink> OpenAsync(RabbitMqConnectionOptions options, string clientName, CancellationToken cancel)
    {
        ConnectionFactory factory = new()
        {
            HostName = options.Host,
            Port = options.EffectivePort,
            VirtualHost = options.VirtualHost,
            UserName = options.User,
            Password = options.Password,
            Ssl = RabbitMqTls.Of(options),
            ClientProvidedName = clientName,
            AutomaticRecoveryEnabled = false,
            TopologyRecoveryEnabled = false,
        };
        IConnection connection = await factory.CreateConnectionAsync(cancel).ConfigureAwait(false);
        try
        {
            IChannel consuming = await connection.CreateChannelAsync(cancellationToken: cancel).ConfigureAwait(false);
            IChannel watching = await connection.CreateChannelAsync(cancellationToken: cancel).ConfigureAwait(false);
            await RabbitMqTopology.DeclareAsync(consuming, options, cancel).ConfigureAwait(false);
            await consuming.BasicQosAsync(0, (ushort)options.Prefetch, global: false, cancel).ConfigureAwait(false);
            RabbitMqLink link = new(connection, consuming, watching, options.Queue);
            await consuming.BasicConsumeAsync(options.Queue, autoAck: false, link, cancel).ConfigureAwait(false);
            return link;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Acknowledges a message and all before it.</summary>
    public async ValueTask AcknowledgeAsync(ulong tag, int messages, CancellationToken cancel)
    {
        await _consuming.BasicAckAsync(tag, multiple: true, cancel).ConfigureAwait(false);
        Interlocked.Add(ref _unacknowledged, -messages);
    }

    /// <summary>Messages in the queue, and here without acknowledgement.</summary>
    public async Task<long> WaitingAsync(CancellationToken cancel) =>
        await _watching.MessageCountAsync(_queue, cancel).ConfigureAwait(false) + Interlocked.Read(ref _unacknowledged);

    public Task HandleBasicDeliverAsync(
        string consumerTag, ulong deliveryTag, bool redelivered, string exchange, string routingKey, IReadOnlyBasicProperties properties, ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default)
    {
        // The library takes the body back when this returns.
        SourceMessage message = new(routingKey.Replace('.', '/'), body.ToArray(), SentAtNs(properties));
        Interlocked.Increment(ref _unacknowledged);
        _deliveries.Writer.TryWrite(new(deliveryTag, message));
        return Task.CompletedTask;
    }

    public Task HandleBasicCancelAsync(string consumerTag, CancellationToken cancellationToken = default)
    {
        _deliveries.Writer.TryComplete(new RabbitMqLostException($"the broker ended the subscription: queue '{_queue}' was deleted or moved"));
        return Task.CompletedTask;
    }

    public Task HandleBasicCancelOkAsync(string consumerTag, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task HandleBasicConsumeOkAsync(string consumerTag, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task HandleChannelShutdownAsync(object channel, ShutdownEventArgs reason)
    {
        _deliveries.Writer.TryComplete(new RabbitMqLostException(reason.ReplyText, reason.Exception));
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        // Closing ends the channels as well; a broker that does not answer must not hold up a stop.
        await _connection.AbortAsync(s_closeTimeout).ConfigureAwait(false);
        await _watching.DisposeAsync().ConfigureAwait(false);
        await _consuming.DisposeAsync().ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    private static long? SentAtNs(IReadOnlyBasicProperties properties) =>
        properties.Headers is { } headers && headers.TryGetValue(TimeHeader, out object? value) && value is long ms && ms > 0 && ms < long.MaxValue / EpochTime.NsPerMillisecond
            ? ms * EpochTime.NsPerMillisecond
            : null;
}
