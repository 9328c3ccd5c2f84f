namespace BatteryTwin.Ingest.Storage;

/// <summary>Section <c>BatteryTwin</c>: where everything the plant must keep is written.</summary>
public sealed record DataDirectoryOptions
{
    public const string Section = "BatteryTwin";

    /// <summary>Directory, relative to the one the command was started in.</summary>
    public string DataDirectory { get; init; } = "data";
}
