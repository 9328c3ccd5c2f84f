using BatteryTwin.Domain.Telemetry.Compression;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>
/// Keeps the block files tidy: drops blocks beyond the retention, deletes files without live blocks, moves the live blocks out
/// of files that are mostly dead. Runs on the sealer's thread only.
/// </summary>
internal sealed class BlockMaintenance(TelemetryHead head, Func<StoredSeries, IBlockOwner?> ownerOf, BlockFiles files, SeriesCatalogue catalogue, Retention retention, StoreLimits limits, DamageReport damage, ILogger logger)
{
    /// <summary>Dead part of a file above which its live blocks are moved out while points come in.</summary>
    public const double MostlyDead = 0.5;

    /// <summary>The same for a quiet store, where there is time for it.</summary>
    public const double PartlyDead = 0.125;

    private readonly BlockReader _reader = new(damage);
    private readonly ByteWriter _group = new();
    private readonly List<BlockFile> _suspects = [];
    private long _checkedUpTo;

    private IEnumerable<IBlockOwner> Owners => head.SortedSeries().Select(ownerOf).OfType<IBlockOwner>();

    /// <summary>Books replaced blocks on their files.</summary>
    public static void Account(List<BlockEntry> replaced)
    {
        foreach (BlockEntry entry in replaced)
        {
            entry.File.DeadBytes += entry.Length;
        }
    }

    /// <summary>Drops what is too old, clears away what is mostly dead, and looks at some of the rest.</summary>
    /// <param name="between">Done again and again in between, so that long reading holds nothing up.</param>
    /// <param name="cancel">Stops.</param>
    public void Run(Action between, CancellationToken cancel)
    {
        if (retention.OldestNs is long oldestNs)
        {
            DropBefore(oldestNs);
        }

        ClearAway(MostlyDead, cancel);
        CheckSome(between, cancel);
    }

    /// <summary>Gives back the space of files of which more than a part is dead, the current one included when it is worth a new one.</summary>
    public void ClearAway(double deadPart, CancellationToken cancel)
    {
        if (files.IsCurrentLongEnough && files.Current.IsDead(deadPart))
        {
            SyncCurrent();
            files.Rotate(logger);
        }

        foreach (BlockFile file in files.Files.Where(file => file != files.Current).ToArray())
        {
            cancel.ThrowIfCancellationRequested();
            if (file.IsDead(deadPart))
            {
                MoveLive(file);
                SyncCurrent();
                files.Delete(file);
            }
        }
    }

    /// <summary>
    /// Reads the live blocks of the next few files, which a start takes from their index without looking: what the disk has lost is reported before somebody
    /// asks for it.
    /// </summary>
    private void CheckSome(Action between, CancellationToken cancel)
    {
        BlockFile[] next = [.. files.Files.Where(file => file != files.Current && file.Number > _checkedUpTo).Take(limits.CheckedFiles)];
        _checkedUpTo = next.Length < limits.CheckedFiles ? 0 : next[^1].Number;
        foreach (IBlockOwner owner in next.Length == 0 ? [] : Owners)
        {
            cancel.ThrowIfCancellationRequested();
            between();
            foreach (BlockEntry entry in owner.Blocks.Entries)
            {
                if (Array.IndexOf(next, entry.File) >= 0 && !_reader.TryLoadPayload(entry, owner.Type, out _))
                {
                    damage.Add(entry);
                }
            }
        }
    }

    /// <summary>Begins a new file when the current one is full.</summary>
    public void MakeRoom()
    {
        if (files.IsCurrentFull)
        {
            SyncCurrent();
            files.Rotate(logger);
        }
    }

    /// <summary>
    /// Forces the current file to the disk. When that fails the operating system may have let go of what it could not write, so
    /// the file's blocks are written again to a new file before anything relies on them.
    /// </summary>
    public void SyncCurrent()
    {
        try
        {
            catalogue.Sync();
            files.Current.File.Sync();
        }
        catch (IOException)
        {
            _suspects.Add(files.Current);
            files.Abandon();
            throw;
        }
    }

    /// <summary>Writes the blocks of files again that could not be forced to the disk.</summary>
    public void RewriteSuspects(CancellationToken cancel)
    {
        if (_suspects.Count == 0)
        {
            return;
        }

        if (_suspects.Contains(files.Current))
        {
            files.Abandon();
        }

        foreach (BlockFile suspect in _suspects)
        {
            cancel.ThrowIfCancellationRequested();
            MoveLive(suspect);
        }

        SyncCurrent();
        _suspects.ForEach(files.Delete);
        _suspects.Clear();
    }

    private void DropBefore(long timeNs)
    {
        long dropped = 0;
        foreach (IBlockOwner owner in Owners)
        {
            int count = owner.Blocks.FirstEndingFrom(timeNs);
            if (count == 0)
            {
                continue;
            }

            foreach (BlockEntry entry in owner.Blocks.Entries[..count])
            {
                entry.File.DeadBytes += entry.Length;
                dropped += entry.Count;
            }

            head.Sealing.SetBlocks(owner, owner.Blocks.Replace(0, count, []));
        }

        retention.NoteDropped(timeNs);
        if (dropped > 0)
        {
            logger.LogInformation("Dropped {Count} points or summaries older than {Days} days from {Folder}", dropped, retention.Days, files.Folder);
        }
    }

    /// <summary>Writes what is live in a file to the current one.</summary>
    private void MoveLive(BlockFile file)
    {
        foreach (IBlockOwner owner in Owners)
        {
            for (int i = owner.Blocks.Count - 1; i >= 0; i--)
            {
                if (owner.Blocks[i].File == file)
                {
                    Move(owner, i);
                }
            }
        }
    }

    private void Move(IBlockOwner owner, int index)
    {
        BlockEntry entry = owner.Blocks[index];
        ReadOnlySpan<byte> block = _reader.Load(entry, entry.Length);
        if (block.Length < entry.Length)
        {
            damage.Add(entry);
            entry.File.DeadBytes += entry.Length;
            head.Sealing.Lose(owner, index);
            return;
        }

        MakeRoom();
        _group.Clear();
        int start = BlockGroup.Begin(_group, owner, owner.SealedSequence, 1);
        BlockEntry moved = entry with { File = files.Current, Offset = files.Current.File.Length + _group.Length };
        _group.Bytes(block);
        LogRecord.Complete(_group, start, owner.SealedSequence);
        files.Append(_group.Written);
        entry.File.DeadBytes += entry.Length;
        head.Sealing.SetBlocks(owner, owner.Blocks.Replace(index, index + 1, [moved]));
    }
}
