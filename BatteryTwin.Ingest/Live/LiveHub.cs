using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Live;

/// <summary>
/// <c>/hubs/live</c>: clients name the twins they want and receive <c>telemetry</c>, <c>twin</c>, <c>alert</c> and <c>graph</c>, each with the message body
/// (see <see cref="LiveMessage"/>) as its one argument.
/// </summary>
public sealed class LiveHub(ILiveFeed feed, IHubContext<LiveHub> context, IOptions<LiveOptions> options, ILogger<LiveHub> logger) : Hub
{
    private static readonly object s_connection = new();

    private LiveConnection Connection => (LiveConnection)Context.Items[s_connection]!;

    public override Task OnConnectedAsync()
    {
        Context.Items[s_connection] = new LiveConnection(feed.Subscribe([], alerts: false), context.Clients.Client(Context.ConnectionId), logger);
        return base.OnConnectedAsync();
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        await Connection.DisposeAsync().ConfigureAwait(false);
        await base.OnDisconnectedAsync(exception).ConfigureAwait(false);
    }

    /// <summary>Adds twins; their newest values come at once.</summary>
    public void SubscribeTwins(IReadOnlyList<string> ids)
    {
        Require(ids);
        Connection.Twins.UnionWith(ids);
        if (Connection.Twins.Count > options.Value.MaxTwinsPerClient)
        {
            Connection.Twins.ExceptWith(ids);
            throw new HubException($"more than {options.Value.MaxTwinsPerClient} twins; unsubscribe others first, or raise BatteryTwin:Live:MaxTwinsPerClient");
        }

        Connection.Subscription.Add(ids);
    }

    public void UnsubscribeTwins(IReadOnlyList<string> ids)
    {
        Require(ids);
        Connection.Twins.ExceptWith(ids);
        Connection.Subscription.Remove(ids);
    }

    public void SubscribeAlerts() => Connection.Subscription.AddAlerts();

    /// <summary>Twins and relationships that come or go, and changes of relationships.</summary>
    public void SubscribeGraph() => Connection.Subscription.AddGraph();

    private static void Require(IReadOnlyList<string> ids)
    {
        if (ids is null || ids.Any(string.IsNullOrEmpty))
        {
            throw new HubException("name the twins: an array of twin ids");
        }
    }
}
