using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Compression;
using BatteryTwin.Domain.Telemetry.Reduction;
using BatteryTwin.Ingest.Storage.Telemetry.Rollups;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>The kinds of files of the store, opened together, and what they restore at start.</summary>
internal sealed class TelemetryFiles : IDisposable
{
    private readonly DamageReport _damage;
    private readonly FileRegister _register;

    public TelemetryFiles(string folder, StoreLimits limits, IReadOnlyList<RollupLevel> rollups, Retention retention, Func<string, AppendFile> open, DamageReport damage, ILogger logger)
    {
        _damage = damage;
        Folder = Directory.CreateDirectory(folder).FullName;
        Catalogue = new SeriesCatalogue(open(Path.Combine(Folder, "series.log")), damage, logger);
        Blocks = new BlockFiles(Path.Combine(Folder, "blocks"), limits.BlockFileBytes, open);
        Rollups = [.. rollups.Select(level => new RollupLevelFiles(level, new BlockFiles(Path.Combine(Folder, "rollups", level.Name), limits.BlockFileBytes, open)))];
        Log = new WriteAheadLog(Path.Combine(Folder, "log"), limits.LogFileBytes, open);
        _register = new FileRegister(Path.Combine(Folder, FileRegister.FileName), Blocks, Rollups, Log, retention, damage, logger);
    }

    public string Folder { get; }

    public SeriesCatalogue Catalogue { get; }

    public BlockFiles Blocks { get; }

    /// <summary>Files of each level of rollups, finest first.</summary>
    public IReadOnlyList<RollupLevelFiles> Rollups { get; }

    public WriteAheadLog Log { get; }

    /// <summary>Bytes of blocks and rollups.</summary>
    public long BlockBytes => Blocks.Bytes + Rollups.Sum(rollup => rollup.Files.Bytes);

    /// <summary>Brings the series to where they were: blocks first, then the log over them.</summary>
    public void RestoreInto(TelemetryHead head, ILogger logger)
    {
        long replayed = ReadInto(head, everyByte: false, logger);
        Log.BeforeDelete = oldest => _register.Save(oldest);
        foreach (BlockFiles files in Rollups.Select(rollup => rollup.Files).Prepend(Blocks))
        {
            files.BeforeDelete = () => _register.Save(oldestLog: null);
        }

        head.Sealing.ReleaseLog([]);
        logger.LogInformation("Telemetry store in {Folder}: {Series} series, {Points} points read back from the log", Folder, Catalogue.Count, replayed);
    }

    /// <summary>Reads everything without letting go of a file; returns how many points the log gave.</summary>
    /// <param name="head">The series.</param>
    /// <param name="everyByte">Looks at every byte, where a start believes the indexes of block files.</param>
    /// <param name="logger">Takes what is not damage.</param>
    public long ReadInto(TelemetryHead head, bool everyByte, ILogger logger)
    {
        _register.Check();
        LoadBlocks(head, everyByte, logger);
        RestoreNewest(head);
        BatchRecord record = new();
        long unknown = 0;
        long replayed = 0;
        Log.Replay(
            (file, header, payload) =>
            {
                if (!record.TryDecode(payload.Span))
                {
                    _damage.Add(new StorageDamage(Log.PathOf(file), FormattableString.Invariant($"record {header.Sequence} of the log is none"), 0, payload.Length));
                }

                unknown += head.Replay(file, header.Sequence, record);
                replayed += record.Count;
            },
            _damage,
            logger);
        if (unknown > 0)
        {
            _damage.Add(new StorageDamage(Path.Combine(Folder, "log"), "points in the log belong to series whose names are lost", 0, 0, unknown));
        }

        return replayed;
    }

    /// <summary>All files with what is in them now; under the store's lock the one whole state of one moment.</summary>
    public FileCut Cut() => new([.. Log.Cut(), .. Rollups.SelectMany(rollup => rollup.Files.Cut()), .. Blocks.Cut(), Catalogue.Cut()]);

    public void Dispose()
    {
        Log.Dispose();
        Blocks.Dispose();
        foreach (RollupLevelFiles rollup in Rollups)
        {
            rollup.Files.Dispose();
        }

        Catalogue.Dispose();
    }

    private void LoadBlocks(TelemetryHead head, bool everyByte, ILogger logger)
    {
        RollupLevel[] levels = [.. Rollups.Select(rollup => rollup.Level)];
        for (int i = 0; i < levels.Length; i++)
        {
            int level = i;
            int damages = _damage.Count;
            Rollups[i].Files.Load(new BlockLoading(Catalogue, series => RollupCatchUp.Of(series, levels)[level], loaded: null, _damage, logger), everyByte);
            if (_damage.Count > damages || _register.IsIncomplete(Rollups[i].Files))
            {
                RollupCatchUp.Distrust(Catalogue, level);
            }
        }

        Blocks.Load(new BlockLoading(Catalogue, series => series, new RollupCatchUp(levels).Loaded, _damage, logger), everyByte);
        foreach (StoredSeries series in head.SortedSeries())
        {
            RollupCatchUp.Complete(series);
        }
    }

    /// <summary>Takes each series' newest value from its last block.</summary>
    private void RestoreNewest(TelemetryHead head)
    {
        BlockReader reader = new(_damage);
        PointColumns points = new();
        ulong sequence = 0;
        foreach (StoredSeries series in head.SortedSeries())
        {
            sequence = Math.Max(sequence, series.SealedSequence);
            if (series.Blocks.Count == 0)
            {
                continue;
            }

            BlockEntry last = series.Blocks[series.Blocks.Count - 1];
            series.HasPoints = true;
            series.NewestNs = last.LastNs;
            if (series.Type == FieldType.String)
            {
                series.NewestText = reader.TryRead(last, series.Type, points) ? points.Texts[^1] : string.Empty;
            }
            else if (reader.TryReadSummary(last, series.Type, out PointSummary summary))
            {
                series.NewestBits = summary.LastBits;
            }
        }

        head.ContinueAfter(sequence);
    }
}
