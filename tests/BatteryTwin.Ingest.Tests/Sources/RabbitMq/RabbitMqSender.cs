using System.Text;
using RabbitMQ.Client;

namespace BatteryTwin.Ingest.Tests.Sources.RabbitMq;

/// <summary>Sends persistent messages; a send ends when the broker has confirmed it.</summary>
internal sealed class RabbitMqSender : IAsyncDisposable
{
    private static readonly BasicProperties s_persistent = new() { Persistent = true };

    private readonly IConnection _connection;
    private readonly IChannel _channel;

    private RabbitMqSender(IConnection connection, IChannel channel)
    {
        _connection = connection;
        _channel = channel;
    }

    public static async Task<RabbitMqSender> OpenAsync(RabbitMqBroker broker)
    {
        IConnection connection = await broker.ConnectAsync();
        return new(connection, await connection.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), TestContext.Current.CancellationToken));
    }

    public Task SendAsync(string exchange, string routingKey, string body) => SendAsync(exchange, routingKey, Encoding.UTF8.GetBytes(body));

    public Task SendAsync(string exchange, string routingKey, byte[] body) => SendAsync(exchange, routingKey, body, s_persistent);

    /// <summary>With a time, as a broker or sender adds it.</summary>
    public Task SendAsync(string exchange, string routingKey, string body, long timeMs) =>
        SendAsync(exchange, routingKey, Encoding.UTF8.GetBytes(body), new() { Persistent = true, Headers = new Dictionary<string, object?> { ["timestamp_in_ms"] = timeMs } });

    private async Task SendAsync(string exchange, string routingKey, byte[] body, BasicProperties properties) =>
        await _channel.BasicPublishAsync(exchange, routingKey, mandatory: true, properties, body, TestContext.Current.CancellationToken);

    public Task DeclareAsync(string queue, string type) => _channel.QueueDeclareAsync(
        queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = type }, cancellationToken: TestContext.Current.CancellationToken);

    public Task<uint> CountAsync(string queue) => _channel.MessageCountAsync(queue, TestContext.Current.CancellationToken);

    public Task DeleteAsync(string queue) => _channel.QueueDeleteAsync(queue, cancellationToken: TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
