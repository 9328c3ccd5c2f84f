namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>How a file's text is to be read, by its name.</summary>
internal enum LandingFileKind
{
    Table,
    JsonLines,
    JsonDocument,
    LineProtocol,
}
