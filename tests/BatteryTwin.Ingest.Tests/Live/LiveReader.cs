using BatteryTwin.Ingest.Live;
using BatteryTwin.Ingest.Tests.Shared;

namespace BatteryTwin.Ingest.Tests.Live;

/// <summary>Reads a subscription into a list, as fast as it can.</summary>
internal sealed class LiveReader : IAsyncDisposable
{
    private readonly List<LiveMessage> _messages = [];
    private readonly ILiveSubscription _subscription;
    private readonly Task _reading;

    public LiveReader(ILiveSubscription subscription)
    {
        _subscription = subscription;
        _reading = Task.Run(ReadAsync);
    }

    public IReadOnlyList<LiveMessage> Messages
    {
        get
        {
            lock (_messages)
            {
                return [.. _messages];
            }
        }
    }

    public bool HasEnded => _reading.IsCompletedSuccessfully;

    /// <summary>Bodies of all messages as JSON, once there are that many.</summary>
    public async Task<string[]> Take(int count)
    {
        await Eventually.IsTrue(() => Messages.Count >= count, $"{count} messages arrive, there are {Messages.Count}");
        return [.. Messages.Select(message => message.Body.ToJsonString())];
    }

    public async ValueTask DisposeAsync()
    {
        await _subscription.DisposeAsync();
        await _reading;
    }

    private async Task ReadAsync()
    {
        await foreach (LiveMessage message in _subscription.ReadAllAsync())
        {
            lock (_messages)
            {
                _messages.Add(message);
            }
        }
    }
}
