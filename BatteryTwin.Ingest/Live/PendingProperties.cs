using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Live;

/// <summary>Values of one twin that wait to be written, by path, and the timestamp of its last write.</summary>
internal sealed class PendingProperties
{
    public Dictionary<string, PropertyWrite> Writes { get; } = new(StringComparer.Ordinal);

    public long? LastWrite { get; set; }

    /// <summary>Adds a value unless a newer one of its path waits.</summary>
    public void Add(PropertyWrite write)
    {
        if (!(Writes.TryGetValue(write.Path, out PropertyWrite? waiting) && waiting.SourceTime > write.SourceTime))
        {
            Writes[write.Path] = write;
        }
    }
}
