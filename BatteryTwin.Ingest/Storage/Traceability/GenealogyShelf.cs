using System.Globalization;
using BatteryTwin.Domain.Traceability;
using BatteryTwin.Domain.Traceability.Tables;
using BatteryTwin.Ingest.Jobs;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.Traceability;

/// <summary>
/// Keeps the tables as they were sent, in a folder of the data directory that appears by one rename: the newest folder is the genealogy, whatever ended the process before
/// older ones were deleted. Folders that were being filled when the process ended are deleted at the first use after.
/// </summary>
internal sealed class GenealogyShelf : IGenealogyShelf, IDisposable
{
    private const string Kept = "genealogy-";
    private const string Staged = "staged-";
    private const string Extension = ".csv";
    private const string JobKind = "genealogy-import";

    private readonly string _folder;
    private readonly IJobs _jobs;
    private readonly TimeProvider _time;
    private readonly ILogger<GenealogyShelf> _logger;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private KeptGenealogy? _current;

    public GenealogyShelf(DataDirectory directory, IJobs jobs, TimeProvider time, ILogger<GenealogyShelf> logger)
    {
        (_folder, _jobs, _time, _logger) = (directory.FolderOf("traceability"), jobs, time, logger);
        foreach (string left in Directory.EnumerateDirectories(_folder, Staged + "*"))
        {
            Directory.Delete(left, recursive: true);
        }
    }

    public async Task<KeptGenealogy?> FindAsync(CancellationToken cancel)
    {
        if (Volatile.Read(ref _current) is { } current)
        {
            return current;
        }

        await _turn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            if (_current is null && Newest() is { } folder)
            {
                _current = await Task.Run(() => Read(folder, Directory.GetCreationTimeUtc(folder), _ => { }, cancel), cancel).ConfigureAwait(false);
            }

            return _current;
        }
        finally
        {
            _turn.Release();
        }
    }

    public string Stage() => Directory.CreateDirectory(Path.Combine(_folder, Staged + Guid.NewGuid().ToString("N"))).FullName;

    public JobStatus Import(string staged) => _jobs.Start(JobKind, async (progress, cancel) =>
    {
        bool isTurn = false;
        try
        {
            await _turn.WaitAsync(cancel).ConfigureAwait(false);
            isTurn = true;
            KeptGenealogy read = Read(staged, _time.GetUtcNow(), message => progress.Report(0.5, message), cancel);
            string? before = Newest();
            Directory.Move(staged, Path.Combine(_folder, Kept + NextNumber(before).ToString("D8", CultureInfo.InvariantCulture)));
            Volatile.Write(ref _current, read);
            DeleteOlder(before);
            return GenealogyCounts.Of(read);
        }
        finally
        {
            if (isTurn)
            {
                _turn.Release();
            }

            if (Directory.Exists(staged))
            {
                Directory.Delete(staged, recursive: true);
            }
        }
    });

    public void Dispose() => _turn.Dispose();

    private static KeptGenealogy Read(string folder, DateTimeOffset at, Action<string> report, CancellationToken cancel)
    {
        TableSource[] sources = [.. Directory.EnumerateFiles(folder, "*" + Extension).Order(StringComparer.Ordinal).Select(path => new TableSource(Path.GetFileNameWithoutExtension(path), () => File.OpenRead(path)))];
        report($"Reading {string.Join(", ", sources.Select(source => source.Name))}");
        Genealogy units = new(UnitTables.Read(sources, _ => new HashSet<string>(), cancel));
        return new(units, new Commonality(units), at);
    }

    private static long NextNumber(string? newest) => newest is null ? 1 : long.Parse(Path.GetFileName(newest)[Kept.Length..], CultureInfo.InvariantCulture) + 1;

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
