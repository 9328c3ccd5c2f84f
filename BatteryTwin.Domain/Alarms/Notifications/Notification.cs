using System.Text.Json.Nodes;

namespace BatteryTwin.Domain.Alarms.Notifications;

/// <summary>What a channel is told: a line, a text for people, and the same for programs as a CloudEvent (CNCF, 1.0).</summary>
/// <param name="Id">Stays the same however often it is sent, so that a receiver can tell a repeat.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">Text for people.</param>
/// <param name="Event">The CloudEvent, as JSON.</param>
public sealed record Notification(string Id, string Subject, string Text, string Event)
{
    /// <summary>What goes along with mail; null for nothing.</summary>
    public NotificationFile? File { get; init; }

    /// <summary>Brings a finished report.</summary>
    /// <param name="title">Title of the report.</param>
    /// <param name="path">Where it can be read, from the root of the pages.</param>
    /// <param name="file">The report.</param>
    /// <param name="id">Id of the notification.</param>
    /// <param name="now">Now.</param>
    /// <param name="publicAddress">Address at which people reach the pages; null leaves the link out.</param>
    public static Notification Report(string title, string path, NotificationFile file, string id, DateTimeOffset now, string? publicAddress)
    {
        ArgumentNullException.ThrowIfNull(file);
        string? link = publicAddress is null ? null : publicAddress.TrimEnd('/') + path;
        return new(id, OneLine(title), $"{OneLine(title)}\n{(link is null ? null : $"\n{link}\n")}", EventOf(id, "BatteryTwin.Report.Written", path, now, new JsonObject { ["title"] = title }, link)) { File = file };
    }

    /// <summary>Tells of something that happened to an alert.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="action">What happened.</param>
    /// <param name="id">Id of the notification.</param>
    /// <param name="publicAddress">Address at which people reach the pages; null leaves links out.</param>
    public static Notification Of(Alert alert, AlertAction action, string id, string? publicAddress)
    {
        ArgumentNullException.ThrowIfNull(alert);
        ArgumentNullException.ThrowIfNull(action);
        bool isGone = action.Verb == AlertVerb.Returned;
        string? link = publicAddress is null ? null : $"{publicAddress.TrimEnd('/')}/alarms?alert={Uri.EscapeDataString(alert.Id)}";
        string place = alert.Component is { } component ? $"{alert.TwinId}, {component}" : alert.TwinId;
        return new(
            id,
            OneLine($"{(isGone ? "Gone" : alert.Priority.ToString())}: {alert.Title}"),
            $"{alert.Title}\n{place}, {alert.Priority.ToString().ToLowerInvariant()}, {action.Verb} at {action.Time.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC\n\n{alert.Message}\n{(link is null ? null : $"\n{link}\n")}",
            EventOf(id, isGone ? "BatteryTwin.Alarm.Returned" : "BatteryTwin.Alarm.Raised", alert.Id, action.Time, AlertJson.Write(alert, action.Time), link));
    }

    /// <summary>Tells that a channel works.</summary>
    public static Notification Test(string id, string? actor, DateTimeOffset now)
    {
        string by = string.IsNullOrWhiteSpace(actor) ? "somebody" : actor.Trim();
        return new(
            id,
            "BatteryTwin test message",
            $"{OneLine(by)} asked for this test at {now.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC. Alarms that are routed to this channel come here.\n",
            EventOf(id, "BatteryTwin.Alarm.Test", "test", now, new JsonObject { ["by"] = by }, null));
    }

    private static string EventOf(string id, string type, string subject, DateTimeOffset time, JsonObject data, string? link)
    {
        if (link is not null)
        {
            data["link"] = link;
        }

        return new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = id,
            ["source"] = "batterytwin/alarms",
            ["type"] = type,
            ["subject"] = subject,
            ["time"] = time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFZ", System.Globalization.CultureInfo.InvariantCulture),
            ["datacontenttype"] = "application/json",
            ["data"] = data,
        }.ToJsonString();
    }

    /// <summary>A subject is a header: no line of its own may get into it.</summary>
    private static string OneLine(string text) => new([.. text.Take(200).Select(letter => char.IsControl(letter) ? ' ' : letter)]);
}
