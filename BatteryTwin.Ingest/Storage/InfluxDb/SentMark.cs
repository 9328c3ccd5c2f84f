using BatteryTwin.Domain.Telemetry.Compression;
using BatteryTwin.Ingest.Storage.Telemetry;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>
/// The last record that reached the server, kept in a file of its own. It may lag behind: what it has not heard of is sent again at the
/// next start, which changes nothing.
/// </summary>
internal sealed class SentMark(string path, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    private readonly ByteWriter _record = new(LogRecord.HeaderBytes);
    private DateTimeOffset _written = DateTimeOffset.MinValue;

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

    /// <summary>Writes the mark, once a second at most unless it must be <paramref name="now"/>.</summary>
    public void Note(ulong sequence, bool now)
    {
        if (!now && time.GetUtcNow() - _written < s_interval)
        {
            return;
        }

        try
        {
            Write(sequence);
            _written = time.GetUtcNow();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            logger.LogWarning("The mark of what InfluxDB has taken cannot be written ({Problem}); a restart sends some points again, which changes nothing", problem.Message);
        }
    }

    private void Write(ulong sequence)
    {
        _record.Clear();
        LogRecord.Begin(_record);
        LogRecord.Complete(_record, 0, sequence);
        string fresh = path + ".new";
        File.WriteAllBytes(fresh, _record.Written);
        File.Move(fresh, path, overwrite: true);
    }
}
