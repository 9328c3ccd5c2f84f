using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>Takes what waits in the buffer to the server, round after round; makes the next round ready while one is under way.</summary>
internal sealed class InfluxSending(InfluxBuffer buffer, BufferReader reader, LineSender sender, int connections, ILogger logger)
{
    private static readonly TimeSpan s_pauseAfterFault = TimeSpan.FromSeconds(1);

    /// <summary>Works until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        SendRound round = new(connections);
        SendRound next = new(connections);
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                ulong appended = buffer.LastAppended;
                if (round.IsEmpty && !reader.Fill(round))
                {
                    await buffer.MoreThan(appended).WaitAsync(cancel).ConfigureAwait(false);
                    continue;
                }

                Task sending = SendAsync(round, cancel);
                try
                {
                    reader.Fill(next);
                }
                finally
                {
                    await sending.ConfigureAwait(false);
                }

                buffer.MarkSent(round.LastSequence, round.PointCount, round.Files);
                round.Clear();
                (round, next) = (next, round);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                logger.LogError(fault, "Sending points to InfluxDB failed; it is tried again");
                await Task.Delay(s_pauseAfterFault, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task SendAsync(SendRound round, CancellationToken cancel) =>
        await Task.WhenAll(round.Bodies.Select(body => Task.Run(() => sender.SendAsync(body, cancel), cancel))).ConfigureAwait(false);
}
