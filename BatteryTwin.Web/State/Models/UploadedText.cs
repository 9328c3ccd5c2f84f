namespace BatteryTwin.Web.State.Models;

/// <summary>A file somebody chose or a text somebody pasted: its name or path, and the UTF-8 content.</summary>
public sealed record UploadedText(string Name, byte[] Content);
