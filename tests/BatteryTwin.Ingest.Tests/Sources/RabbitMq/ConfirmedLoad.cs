using System.Collections.Concurrent;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace BatteryTwin.Ingest.Tests.Sources.RabbitMq;

/// <summary>Senders that go on through every loss of the broker and remember what it confirmed.</summary>
internal sealed class ConfirmedLoad(RabbitMqBroker broker, string queue, int senders)
{
    public const long FirstNs = 1_774_958_400_000_000_000;

    private readonly ConcurrentQueue<(int Sender, int Number)> _confirmed = new();
    private readonly int[] _next = new int[senders];
    private volatile bool _stopped;

    public IReadOnlyCollection<(int Sender, int Number)> Confirmed => _confirmed;

    public Task RunAsync() => Task.WhenAll(Enumerable.Range(0, senders).Select(sender => Task.Run(() => SendAsync(sender))));

    public void Stop() => _stopped = true;

    private async Task SendAsync(int sender)
    {
        while (!_stopped)
        {
            try
            {
                await using RabbitMqSender connection = await RabbitMqSender.OpenAsync(broker);
                while (!_stopped)
                {
                    // A message that was not confirmed may have been taken: its number is not used again.
                    int number = _next[sender]++;
                    await connection.SendAsync(string.Empty, queue, $"load,twin=s{sender} n={number}i {FirstNs + number}");
                    _confirmed.Enqueue((sender, number));
                }
            }
            catch (Exception exception) when (exception is RabbitMQClientException or IOException or OperationCanceledException or ObjectDisposedException)
            {
                // The broker starts on the same two cores.
                await Task.Delay(200);
                TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            }
        }
    }
}
