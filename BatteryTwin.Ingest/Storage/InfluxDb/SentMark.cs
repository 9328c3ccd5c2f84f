using BatteryTwin.Domain.Telemetry.Compression;
using BatteryTwin.Ingest.Storage.Telemetry;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>
/// The last record that reached the server, kept in a file of its own. It may lag behind: what it has not heard of is sent again at the
/// next start, which changes nothing.
/// </summary>
internal sealed class SentMark(string path)
{
    private readonly ByteWriter _record = new(LogRecord.HeaderBytes);

    /// <summary>The mark; 0 when there is none or it cannot be read.</summary>
    public ulong Read()
    {
        try
        {
            return LogRecord.TryReadHeader(File.ReadAllBytes(path), out LogRecordHeader header) ? header.Sequence : 0;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }

    /// <exception cref="IOException">The mark stays what it was.</exception>
    public void Write(ulong sequence)
    {
        _record.Clear();
        LogRecord.Begin(_record);
        LogRecord.Complete(_record, 0, sequence);
        string fresh = path + ".new";
        File.WriteAllBytes(fresh, _record.Written);
        File.Move(fresh, path, overwrite: true);
    }
}
