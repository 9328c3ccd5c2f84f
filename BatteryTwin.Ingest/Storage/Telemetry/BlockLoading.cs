using BatteryTwin.Domain.Telemetry;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>
/// Puts stored blocks into their owners' lists at start: files that are not written to any more from their index, the others, and those without one, by reading
/// them. Gives files an index that have none.
/// </summary>
/// <param name="catalogue">The series.</param>
/// <param name="ownerOf">What of a series the blocks belong to.</param>
/// <param name="loaded">Hears of every group in the order written: series, blocks, sealed sequence.</param>
/// <param name="damage">Takes what cannot be read.</param>
/// <param name="logger">Takes what is not damage.</param>
internal sealed class BlockLoading(
    SeriesCatalogue catalogue, Func<StoredSeries, IBlockOwner> ownerOf, Action<StoredSeries, IReadOnlyList<BlockEntry>, ulong>? loaded, DamageReport damage, ILogger logger)
{
    private readonly LogScanner _scanner = new();

    /// <summary>Loads one file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="isIndexed">Whether an index is used and made: not for a file that is written to, nor when every byte is to be looked at.</param>
    public void Load(BlockFile file, bool isIndexed)
    {
        if (isIndexed && BlockIndex.TryRead(file) is { } known)
        {
            foreach (IndexedGroup group in known)
            {
                Take(file, group);
            }

            return;
        }

        List<IndexedGroup> groups = [];
        bool isWhole = Scan(file, group =>
        {
            groups.Add(group);
            Take(file, group);
        });
        if (isIndexed && isWhole)
        {
            TryIndex(file, groups, logger);
        }
    }

    /// <summary>Makes the index of a file that was just completed; without one, the next start reads the file.</summary>
    public static void Index(BlockFile file, ILogger logger)
    {
        List<IndexedGroup> groups = [];
        List<BlockEntry> entries = [];
        bool isWhole = true;
        LogScan scan = new LogScanner().Scan(file.File, (offset, _, payload) =>
        {
            isWhole &= BlockGroup.TryRead(payload, offset, file, entries, out int id, out FieldType type, out ulong sequence);
            groups.Add(new IndexedGroup(id, type, sequence, [.. entries]));
        });
        if (isWhole && !scan.IsTorn && scan.Damages.Count == 0)
        {
            TryIndex(file, groups, logger);
        }
    }

    private static void TryIndex(BlockFile file, IReadOnlyList<IndexedGroup> groups, ILogger logger)
    {
        try
        {
            BlockIndex.Write(file, groups);
        }
        catch (IOException e)
        {
            logger.LogWarning("The index of {File} cannot be written, so the next start reads the whole file: {Problem}", file.File.Path, e.Message);
        }
    }

    /// <summary>Reads a file front to back; true when all of it can be read.</summary>
    private bool Scan(BlockFile file, Action<IndexedGroup> take)
    {
        List<BlockEntry> entries = [];
        bool isWhole = true;
        LogScan scan = _scanner.Scan(file.File, (offset, _, payload) =>
        {
            if (BlockGroup.TryRead(payload, offset, file, entries, out int id, out FieldType type, out ulong sequence))
            {
                take(new IndexedGroup(id, type, sequence, [.. entries]));
                return;
            }

            isWhole = false;
            ReportLost(file, offset, payload.Length, entries);
        });
        foreach (RecordDamage place in scan.Damages)
        {
            damage.Add(DamagedGroup.Describe(file, place, catalogue));
        }

        if (scan.IsTorn)
        {
            logger.LogWarning("Cut {Bytes} bytes of unfinished blocks off {File}; the log still has their points", scan.FileLength - scan.WholeLength, file.File.Path);
            file.File.Cut(scan.WholeLength);
        }

        return isWhole && scan.Damages.Count == 0;
    }

    private void Take(BlockFile file, IndexedGroup group)
    {
        StoredSeries? series = catalogue.Find(group.SeriesId);
        if (series?.Type != group.Type)
        {
            catalogue.Reserve(group.SeriesId);
            ReportLost(file, group.Blocks.Count == 0 ? 0 : group.Blocks[0].Offset, group.Blocks.Sum(block => block.Length), group.Blocks);
            return;
        }

        Replace(ownerOf(series!), group);
        loaded?.Invoke(series!, group.Blocks, group.SealedSequence);
    }

    private void ReportLost(BlockFile file, long offset, long bytes, IReadOnlyList<BlockEntry> blocks) => damage.Add(new StorageDamage(
        file.File.Path, "blocks belong to a series whose name is lost", offset, bytes, blocks.Sum(entry => (long)entry.Count), null,
        blocks.Count == 0 ? null : blocks.Min(entry => entry.FirstNs), blocks.Count == 0 ? null : blocks.Max(entry => entry.LastNs)));

    private static void Replace(IBlockOwner owner, IndexedGroup group)
    {
        owner.SealedSequence = Math.Max(owner.SealedSequence, group.SealedSequence);
        foreach (BlockEntry entry in group.Blocks)
        {
            BlockList blocks = owner.Blocks;
            int start = blocks.FirstEndingFrom(entry.FirstNs);
            int end = Math.Max(start, blocks.EndBeginningUpTo(entry.LastNs));
            foreach (BlockEntry replaced in blocks.Entries[start..end])
            {
                replaced.File.DeadBytes += replaced.Length;
            }

            owner.Blocks = blocks.Replace(start, end, [entry]);
        }
    }
}
