using System.Collections.Concurrent;
using System.Globalization;
using System.Net;

namespace BatteryTwin.Browser.Tests.Shared;

/// <summary>A sender that writes numbered points one by one, whether they are taken or not, and remembers which were acknowledged.</summary>
internal sealed class CountedWriter : IAsyncDisposable
{
    public const string Machine = "Tally-1";

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(2);

    private readonly HttpClient _client;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<long, bool> _acknowledged = new();
    private readonly Task _writing;

    public CountedWriter(Uri address)
    {
        _client = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>Time of point 0; one follows each millisecond.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public ICollection<long> Acknowledged => _acknowledged.Keys;

    public async Task UntilAcknowledgedAsync(int count)
    {
        using CancellationTokenSource deadline = new(TimeSpan.FromSeconds(60));
        while (_acknowledged.Count < count)
        {
            await Task.Delay(10, deadline.Token);
        }
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _writing;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _client.Dispose();
        _stop.Dispose();
    }

    private async Task WriteAsync()
    {
        for (long number = 0; !_stop.IsCancellationRequested; number++)
        {
            using StringContent line = new(string.Create(CultureInfo.InvariantCulture, $"tally,twin={Machine} n={number}i {Start.ToUnixTimeMilliseconds() + number}"));
            try
            {
                using HttpResponseMessage response = await _client.PostAsync(new Uri("/api/v2/write?precision=ms", UriKind.Relative), line);
                if (response.StatusCode == HttpStatusCode.NoContent)
                {
                    _acknowledged[number] = true;
                }
            }
            catch (HttpRequestException)
            {
                // Nobody is there: this one was not acknowledged.
            }

            await Task.Delay(s_pause);
        }
    }
}
