using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Compression;
using BatteryTwin.Domain.Telemetry.Reduction;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>Tells from what is left of a damaged group of blocks whose points are lost: each block's head has a checksum of its own.</summary>
internal static class DamagedGroup
{
    private const int GroupHeadBytes = 17;

    public static StorageDamage Describe(BlockFile file, RecordDamage damage, SeriesCatalogue catalogue)
    {
        StorageDamage unknown = new(file.File.Path, "blocks are damaged", damage.Offset, damage.Bytes);
        if (damage.Header is null || damage.Bytes > int.MaxValue)
        {
            return unknown;
        }

        byte[] payload = new byte[damage.Bytes - LogRecord.HeaderBytes];
        int read = file.File.Read(payload, damage.Offset + LogRecord.HeaderBytes);
        if (read < GroupHeadBytes)
        {
            return unknown;
        }

        ByteReader reader = new(payload.AsSpan(0, read));
        StoredSeries? series = catalogue.Find((int)reader.UInt32());
        FieldType type = (FieldType)reader.Byte();
        reader.UInt64();
        uint count = reader.UInt32();
        long points = 0;
        long? firstNs = null;
        long? lastNs = null;
        for (uint i = 0; i < count; i++)
        {
            if (reader.Remaining < BlockHeader.Bytes || !BlockHeader.TryRead(reader.Bytes(BlockHeader.Bytes), type, out PointSummary summary, out int length, out _) || length > reader.Remaining)
            {
                return unknown with { Series = Name(series, type) };
            }

            reader.Bytes(length);
            points += summary.Count;
            firstNs = Math.Min(firstNs ?? long.MaxValue, summary.FirstNs);
            lastNs = Math.Max(lastNs ?? long.MinValue, summary.LastNs);
        }

        return unknown with { Series = Name(series, type), Points = points, FirstNs = firstNs, LastNs = lastNs };
    }

    private static string? Name(StoredSeries? series, FieldType type) => series?.Type == type ? series.Key.Canonical : null;
}
