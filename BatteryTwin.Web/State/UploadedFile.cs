namespace BatteryTwin.Web.State;

/// <summary>A file somebody chose, and its content.</summary>
public sealed record UploadedFile(string Name, Stream Content);
