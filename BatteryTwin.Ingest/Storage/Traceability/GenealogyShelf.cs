using System.Globalization;
using BatteryTwin.Domain.Traceability;
using BatteryTwin.Domain.Traceability.Growing;
using BatteryTwin.Domain.Traceability.Tables;
using BatteryTwin.Ingest.Jobs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Storage.Traceability;

/// <summary>
/// Keeps imported tables as they were sent, in a folder of the data directory that appears by one rename: the newest folder is the genealogy, whatever ended the process before
/// older ones were deleted. Units and values that came since are in a log beside it. Folders that were being filled when the process ended are deleted at the first use after.
/// </summary>
internal sealed class GenealogyShelf : IGenealogyShelf, IDisposable
{
    internal const string FolderName = "traceability";
    internal const string Kept = "genealogy-";
    internal const string Extension = ".csv";
    internal const string JobKind = "genealogy-import";

    private const string Staged = "staged-";

    private readonly string _folder;
    private readonly IJobs _jobs;
    private readonly TimeProvider _time;
    private readonly IOptions<TraceabilityOptions> _options;
    private readonly ILogger<GenealogyShelf> _logger;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private GrowingGenealogy? _growing;
    private GenealogyLog? _log;
    private DateTimeOffset _since;
    private bool _isImported;
    private int _basisRows;
    private KeptGenealogy? _current;
    private long _version;

    public GenealogyShelf(DataDirectory directory, IJobs jobs, TimeProvider time, IOptions<TraceabilityOptions> options, ILogger<GenealogyShelf> logger)
    {
        (_folder, _jobs, _time, _options, _logger) = (directory.FolderOf(FolderName), jobs, time, options, logger);
        foreach (string left in Directory.EnumerateDirectories(_folder, Staged + "*"))
        {
            Directory.Delete(left, recursive: true);
        }
    }

    public long Version => Interlocked.Read(ref _version);

    public bool IsImported => Newest() is not null;

    public async Task<KeptGenealogy?> FindAsync(CancellationToken cancel)
    {
        if (Volatile.Read(ref _current) is { } current)
        {
            return current;
        }

        return await InTurnAsync(
            () =>
            {
                GrowingGenealogy growing = Loaded(cancel);
                if (_current is null && !growing.IsEmpty)
                {
                    Genealogy units = growing.Snapshot();
                    Volatile.Write(ref _current, new(units, new Commonality(units), _since, _isImported));
                }

                return _current;
            },
            cancel).ConfigureAwait(false);
    }

    public string Stage() => Directory.CreateDirectory(Path.Combine(_folder, Staged + Guid.NewGuid().ToString("N"))).FullName;

    public JobStatus Import(string staged) => _jobs.Start(JobKind, async (progress, cancel) =>
    {
        try
        {
            IReadOnlyList<UnitTable> tables = await Task.Run(() => ReadFolder(staged, message => progress.Report(0.5, message), cancel), cancel).ConfigureAwait(false);
            return await InTurnAsync(
                () =>
                {
                    string? before = Newest();
                    long number = NumberOf(before) + 1;
                    Directory.Move(staged, Path.Combine(_folder, Kept + number.ToString("D8", CultureInfo.InvariantCulture)));
                    Take(tables, number, _time.GetUtcNow());
                    DeleteOlder(before);
                    Genealogy units = _growing!.Snapshot();
                    Volatile.Write(ref _current, new(units, new Commonality(units), _since, _isImported));
                    return GenealogyCounts.Of(_current!);
                },
                cancel).ConfigureAwait(false);
        }
        finally
        {
            if (Directory.Exists(staged))
            {
                Directory.Delete(staged, recursive: true);
            }
        }
    });

    public Task<AppendOutcome> AppendAsync(string table, Stream csv, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(csv);
        return InTurnAsync(() => Appended(Loaded(cancel), table, csv, cancel), cancel);
    }

    public Task<AppendOutcome?> AppendUnlessImportedAsync(string table, Stream csv, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(csv);
        return InTurnAsync(() => Loaded(cancel) is { } growing && !_isImported ? Appended(growing, table, csv, cancel) : null, cancel);
    }

    public void Dispose()
    {
        _log?.Dispose();
        _turn.Dispose();
    }

    private static long NumberOf(string? folder) => folder is null ? 0 : long.Parse(Path.GetFileName(folder)[Kept.Length..], CultureInfo.InvariantCulture);

    /// <summary>The tables of a folder.</summary>
    internal static IReadOnlyList<UnitTable> ReadFolder(string folder, Action<string> report, CancellationToken cancel)
    {
        TableSource[] sources = [.. Directory.EnumerateFiles(folder, "*" + Extension).Order(StringComparer.Ordinal).Select(path => new TableSource(Path.GetFileNameWithoutExtension(path), () => File.OpenRead(path)))];
        report($"Reading {string.Join(", ", sources.Select(source => source.Name))}");
        return UnitTables.Read(sources, _ => new HashSet<string>(), keepsAll: true, cancel);
    }

    private async Task<T> InTurnAsync<T>(Func<T> work, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            return await Task.Run(work, cancel).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Rows in memory that are not in the log must not stay: after a restart they would be gone, and sent again they would be taken for known.</summary>
    private AppendOutcome Appended(GrowingGenealogy growing, string table, Stream csv, CancellationToken cancel)
    {
        using MemoryStream taken = new();
        bool isFirst = growing.IsEmpty;
        try
        {
            return growing.Append(table, csv, taken, cancel);
        }
        catch (Exception ended) when (ended is not (TableException or OperationCanceledException))
        {
            taken.SetLength(0);
            _growing = null;
            Changed();
            throw;
        }
        finally
        {
            // Those taken before a cancellation too.
            if (taken.Length > 0)
            {
                _since = isFirst ? _time.GetUtcNow() : _since;
                Keep(table, taken);
            }
        }
    }

    private void Keep(string table, MemoryStream taken)
    {
        Changed();
        try
        {
            if (_log!.Append(table, taken.GetBuffer().AsSpan(0, (int)taken.Length)))
            {
                DropOldest();
            }
        }
        catch (IOException problem)
        {
            _growing = null;
            throw StorageFault.Of(problem, "the units cannot be kept; send them again");
        }
    }

    private GrowingGenealogy Loaded(CancellationToken cancel)
    {
        if (_growing is not null)
        {
            return _growing;
        }

        try
        {
            string? folder = Newest();
            Take(folder is null ? [] : ReadFolder(folder, _ => { }, cancel), NumberOf(folder), folder is not null ? Directory.GetCreationTimeUtc(folder) : FirstLogged() ?? _time.GetUtcNow());
            Replay(cancel);
            return _growing!;
        }
        catch (IOException problem)
        {
            throw StorageFault.Of(problem, "the kept units cannot be read");
        }
    }

    private void Take(IReadOnlyList<UnitTable> tables, long import, DateTimeOffset since)
    {
        _log?.Dispose();
        _log = new(_folder, import, _logger);
        _log.DeleteOthers();
        (_growing, _since, _isImported, _basisRows) = (new(tables), since, import > 0, tables.Select(table => table.RowCount).DefaultIfEmpty(0).Max());
        Changed();
    }

    private void Replay(CancellationToken cancel)
    {
        try
        {
            foreach ((string table, Stream csv) in _log!.Read())
            {
                using (csv)
                {
                    Replay(table, csv, cancel);
                }
            }
        }
        catch
        {
            _growing = null;
            throw;
        }
    }

    /// <summary>A record that cannot be added to those left, for an older one was dropped, must not hide them.</summary>
    private void Replay(string table, Stream csv, CancellationToken cancel)
    {
        try
        {
            _growing!.Append(table, csv, null, cancel);
        }
        catch (TableException fault)
        {
            _logger.LogError("Units of the log were left out: {Fault}", fault.Message);
        }
    }

    private DateTimeOffset? FirstLogged()
    {
        using GenealogyLog log = new(_folder, 0, _logger);
        return log.Files is [string first, ..] ? File.GetCreationTimeUtc(first) : null;
    }

    /// <summary>Deletes the oldest files of the log while there are too many units or they are too old, then reads what is left.</summary>
    private void DropOldest()
    {
        IReadOnlyList<string> files = _log!.Files;
        int rows = _growing!.MostRows - _basisRows;
        int perFile = rows / Math.Max(1, files.Count);
        DateTime oldest = _time.GetUtcNow().UtcDateTime.AddDays(-_options.Value.RetentionDays);
        string[] dropped = [.. files.Take(files.Count - 1).TakeWhile((path, at) => rows - (at * perFile) > _options.Value.MostUnits || File.GetLastWriteTimeUtc(path) < oldest)];
        if (dropped.Length == 0)
        {
            return;
        }

        Array.ForEach(dropped, File.Delete);
        _logger.LogInformation("{Files} of {All} files of the genealogy were dropped, as {Section} says: there were {Units} units of one kind", dropped.Length, files.Count, TraceabilityOptions.Section, rows);
        _growing = null;
        _ = Loaded(CancellationToken.None);
    }

    private void Changed()
    {
        Volatile.Write(ref _current, null);
        Interlocked.Increment(ref _version);
    }

    private string? Newest() => Directory.EnumerateDirectories(_folder, Kept + "*").Where(path => long.TryParse(Path.GetFileName(path)[Kept.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out _)).Order(StringComparer.Ordinal).LastOrDefault();

    private void DeleteOlder(string? before)
    {
        try
        {
            if (before is not null)
            {
                Directory.Delete(before, recursive: true);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _logger.LogWarning(fault, "The former genealogy {Folder} could not be deleted; it takes space and does no other harm", before);
        }
    }
}
