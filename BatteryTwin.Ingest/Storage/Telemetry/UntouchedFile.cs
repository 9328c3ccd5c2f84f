namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>A file of the store that is only looked at: a torn end stays.</summary>
internal sealed class UntouchedFile(string path) : AppendFile(path, FileMode.Open, FileAccess.Read)
{
    public override void Cut(long length)
    {
        // What is only looked at is not changed.
    }
}
