using RabbitMQ.Client;

namespace BatteryTwin.Ingest.Sources.RabbitMq;

/// <summary>Queue, exchange and bindings of a connection, made if they are missing.</summary>
internal static class RabbitMqTopology
{
    public static async Task DeclareAsync(IChannel channel, RabbitMqConnectionOptions options, CancellationToken cancel)
    {
        if (!options.Declare)
        {
            return;
        }

        Dictionary<string, object?> kind = new() { ["x-queue-type"] = options.QueueType == RabbitMqQueueType.Quorum ? "quorum" : "classic" };
        await channel.QueueDeclareAsync(options.Queue, durable: true, exclusive: false, autoDelete: false, kind, cancellationToken: cancel).ConfigureAwait(false);
        if (options.ExchangeType is { } type)
        {
            await channel.ExchangeDeclareAsync(options.Exchange, type, durable: true, autoDelete: false, cancellationToken: cancel).ConfigureAwait(false);
        }

        foreach (string key in options.RoutingKeys)
        {
            await channel.QueueBindAsync(options.Queue, options.Exchange, key, cancellationToken: cancel).ConfigureAwait(false);
        }
    }
}
