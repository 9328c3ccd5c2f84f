using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>
/// Sends the lines of one body until the server has them or refuses them for good. Refused lines are found by halving (the lines around
/// them are stored; sending them twice changes nothing), their sound fields are sent alone, and the rest is handed over with the server's words.
/// </summary>
internal sealed class LineSender(InfluxClient client, InfluxLink link, InfluxSetup setup, RefusedPoints refused, IOptions<InfluxDbOptions> options, TimeProvider time)
{
    private const int MaxDoublings = 16;

    private static readonly TimeSpan s_longestAskedFor = TimeSpan.FromMinutes(10);

    public Task SendAsync(LineBody body, CancellationToken cancel) => body.LineCount == 0 ? Task.CompletedTask : SendAsync(body, 0, body.LineCount, cancel);

    private async Task SendAsync(LineBody body, int first, int count, CancellationToken cancel)
    {
        WriteReply reply = await WriteAsync(body.TextOf(first, count), cancel).ConfigureAwait(false);
        if (reply.Kind == WriteReplyKind.Taken)
        {
            return;
        }

        if (count > 1 && reply.Dropped != count)
        {
            int half = count / 2;
            await SendAsync(body, first, half, cancel).ConfigureAwait(false);
            await SendAsync(body, first + half, count - half, cancel).ConfigureAwait(false);
            return;
        }

        LineBody apart = body.Apart(first, count);
        if (apart.LineCount > count)
        {
            await SendAsync(apart, cancel).ConfigureAwait(false);
            return;
        }

        await refused.AddAsync([.. body.PointsOf(first, count)], reply.Reason).ConfigureAwait(false);
    }

    /// <summary>Tries until the server has judged the lines.</summary>
    private async Task<WriteReply> WriteAsync(ReadOnlyMemory<byte> lines, CancellationToken cancel)
    {
        for (int attempts = 1; ; attempts++)
        {
            await setup.EnsureAsync(cancel).ConfigureAwait(false);
            WriteReply reply = await client.WriteAsync(lines, cancel).ConfigureAwait(false);
            if (reply.Kind is WriteReplyKind.Taken or WriteReplyKind.LinesRefused or WriteReplyKind.TooLarge)
            {
                link.Succeeded();
                return reply;
            }

            link.Failed(reply.Reason, needsPeople: reply.Kind == WriteReplyKind.Misconfigured);
            if (reply.Kind == WriteReplyKind.Misconfigured)
            {
                setup.Forget();
            }

            await Task.Delay(Pause(attempts, reply.RetryAfter), time, cancel).ConfigureAwait(false);
        }
    }

    private TimeSpan Pause(int attempts, TimeSpan? askedFor)
    {
        double doubled = options.Value.RetryDelay.TotalMilliseconds * Math.Pow(2, Math.Min(attempts - 1, MaxDoublings));
        TimeSpan own = TimeSpan.FromMilliseconds(Math.Min(doubled, options.Value.MaxRetryDelay.TotalMilliseconds));
        return askedFor is { } asked && asked > own ? (asked < s_longestAskedFor ? asked : s_longestAskedFor) : own;
    }
}
