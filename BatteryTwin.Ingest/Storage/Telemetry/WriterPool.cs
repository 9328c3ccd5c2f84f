using System.Collections.Concurrent;
using BatteryTwin.Domain.Telemetry.Compression;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>A few writers kept for the next batches, so that their buffers need not grow again; huge ones are let go. Safe for concurrent use.</summary>
internal sealed class WriterPool
{
    private const int MaxBytes = 4 << 20;
    private const int MaxWriters = 4;

    private readonly ConcurrentBag<ByteWriter> _writers = [];

    /// <summary>An empty writer.</summary>
    public ByteWriter Take()
    {
        ByteWriter writer = _writers.TryTake(out ByteWriter? pooled) ? pooled : new ByteWriter(64 * 1_024);
        writer.Clear();
        return writer;
    }

    public void Return(ByteWriter writer)
    {
        if (writer.Length <= MaxBytes && _writers.Count < MaxWriters)
        {
            _writers.Add(writer);
        }
    }
}
