namespace BatteryTwin.Domain.Alarms.Notifications;

/// <summary>A text file that goes along with mail; webhooks get a link instead.</summary>
/// <param name="Name">File name.</param>
/// <param name="MediaType">Media type such as <c>text/html</c>.</param>
/// <param name="Text">Its content.</param>
public sealed record NotificationFile(string Name, string MediaType, string Text);
