namespace BatteryTwin.Web.State.Setup;

/// <summary>A file somebody chose, and its content.</summary>
public sealed record UploadedFile(string Name, Stream Content);
