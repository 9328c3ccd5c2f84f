using System.Text;
using BatteryTwin.Domain.Alarms.Notifications;
using BatteryTwin.Ingest.Events;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Alarms.Notifications;

/// <summary>Sends a notification once, by whatever the channel is.</summary>
internal sealed class NotificationClient(IOptions<NotificationOptions> options, TimeProvider time) : IDisposable
{
    private readonly WebhookClient _webhooks = new(options.Value.Timeout, time);
    private readonly MailClient _mail = new(options.Value.Mail, options.Value.Timeout);

    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public Task<DeliveryOutcome> SendAsync(string channelName, Notification notification, CancellationToken cancel)
    {
        if (!options.Value.Channels.TryGetValue(channelName, out NotificationChannel? channel))
        {
            return Task.FromResult(new DeliveryOutcome(false, MayRetry: true, $"the channel is not configured ({NotificationOptions.Section}:Channels:{channelName})"));
        }

        return channel.IsMail ? _mail.SendAsync(channel.To, notification, cancel) : PostAsync(channel, notification, cancel);
    }

    public void Dispose() => _webhooks.Dispose();

    private Task<DeliveryOutcome> PostAsync(NotificationChannel channel, Notification notification, CancellationToken cancel)
    {
        byte[] body = Encoding.UTF8.GetBytes(notification.Event);
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        if (channel.Secret.Length > 0)
        {
            (headers[WebhookSignature.TimeHeader], headers[WebhookSignature.SignatureHeader]) = WebhookSignature.Of(channel.Secret, body, time.GetUtcNow());
        }

        return _webhooks.PostAsync(new EventEndpoint { Url = channel.Url, Headers = headers }, body, cancel);
    }
}
