using System.Security.Cryptography;
using BatteryTwin.Ingest.Pipeline;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>
/// One watched folder. A file that is complete is noted in the ledger, moved to <c>.taking</c>, taken batch by batch, noted as finished, and moved to <c>done</c> or
/// <c>failed</c>. Whatever moment the process is killed at, the next start goes on from the ledger: what was stored and not noted is stored again under the
/// same series and times, which changes nothing.
/// </summary>
internal sealed class LandingZone : ISourceConnection
{
    private readonly LandingTaking _taking;
    private readonly IQuarantineLog _quarantine;
    private readonly LandingDurability _durability;
    private readonly LandingZoneOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<LandingZone> _logger;
    private readonly List<(long At, LandingFile File, LandingOutcome Outcome)> _settling = [];
    private long? _lastCleaned;

    public LandingZone(
        string name, LandingFolder folder, LandingLedger ledger, LandingTaking taking, IQuarantineLog quarantine, LandingDurability durability,
        IOptions<LandingZoneOptions> options, TimeProvider time, ILogger<LandingZone> logger)
    {
        (Name, Folder, Ledger, _taking, _quarantine, _durability, _options, _time, _logger) = (name, folder, ledger, taking, quarantine, durability, options.Value, time, logger);
        Activity = new(time);
        Quiet = new(_options.QuietTime, time);
        Bell = new();
    }

    public string Name { get; }

    public LandingFolder Folder { get; }

    public LandingLedger Ledger { get; }

    public LandingActivity Activity { get; }

    public QuietFiles Quiet { get; }

    /// <summary>Rings when there may be something to do.</summary>
    public LandingBell Bell { get; }

    public SourceConnectionStatus Status
    {
        get
        {
            LandingMoment moment = Activity.Moment;
            return new(new IngestSource("landing", Name), moment.State)
            {
                Place = Folder.Root,
                Waiting = moment.WaitingFiles,
                WaitingUnit = "files",
                WaitingBytes = moment.WaitingBytes,
                Lag = moment.Oldest is { } oldest ? _time.GetUtcNow() - oldest : null,
                Errors = moment.Errors,
                Reconnects = moment.Reconnects,
                LastError = moment.LastError,
                LastErrorAt = moment.LastErrorAt,
            };
        }
    }

    /// <summary>Watches until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            TimeSpan pause = _options.PollInterval;
            try
            {
                Folder.Create();
                using LandingWatcher watcher = new(Folder, Quiet, Bell, _logger);
                Activity.Found();
                await ResumeAsync(cancel).ConfigureAwait(false);
                while (true)
                {
                    pause = await RoundAsync(cancel).ConfigureAwait(false);
                    await Bell.WaitAsync(pause, _time, cancel).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                Activity.Lost(Words(exception));
                _logger.LogError(exception, "Landing zone {Zone} at {Folder} cannot go on; it is tried again", Name, Folder.Root);
            }

            await Bell.WaitAsync(pause, _time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private string Words(Exception exception) => exception is UnauthorizedAccessException
        ? $"{exception.Message} Give this user the right to read, write and move files in '{Folder.Root}'"
        : exception.Message;

    /// <summary>Goes on where the last process ended.</summary>
    private async Task ResumeAsync(CancellationToken cancel)
    {
        _settling.Clear();
        foreach (LandingFile file in Ledger.Unplaced(Name))
        {
            bool isThere = File.Exists(Folder.TakingPath(file.Id));
            if (file.State != LandingFileState.Taking)
            {
                Place(file, isThere);
            }
            else if (isThere)
            {
                await _quarantine.ForgetAsync($"landing/{Name}", file.Path, file.Progress.NextLine).ConfigureAwait(false);
                await TakeAsync(file, cancel).ConfigureAwait(false);
            }
            else
            {
                // It had not been moved yet, and lies where it was; or somebody took it away.
                Ledger.Remove(file.Id);
            }
        }
    }

    /// <summary>Takes what is complete; how long to wait then.</summary>
    private async Task<TimeSpan> RoundAsync(CancellationToken cancel)
    {
        IReadOnlyList<WaitingFile> waiting = Folder.Waiting();
        (IReadOnlyList<WaitingFile> complete, TimeSpan? next) = Quiet.Sift(waiting);
        Count(waiting);
        HashSet<string> taken = [];
        foreach (WaitingFile candidate in complete)
        {
            if (Claim(candidate) is { } file)
            {
                taken.Add(candidate.Path);
                await TakeAsync(file, cancel).ConfigureAwait(false);
                Count([.. waiting.Where(other => !taken.Contains(other.Path))]);
            }
        }

        TimeSpan? settle = Settle();
        Clean();
        return new[] { _options.PollInterval, next ?? _options.PollInterval, settle ?? _options.PollInterval }.Min();
    }

    private void Count(IReadOnlyList<WaitingFile> waiting) =>
        Activity.Waiting(waiting.Count, waiting.Sum(file => file.SizeBytes), waiting.Count == 0 ? null : waiting.Min(file => file.ModifiedAt));

    private LandingFile? Claim(WaitingFile candidate)
    {
        LandingFile file = Ledger.Begin(Name, candidate.Path, candidate.SizeBytes, candidate.ModifiedAt, _time.GetUtcNow());
        try
        {
            Folder.Claim(candidate.Path, file.Id);
            return file;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Ledger.Remove(file.Id);
            Activity.FileFailed($"'{candidate.Path}' cannot be moved out of the way to be taken: {Words(exception)}");
            _logger.LogWarning(exception, "File {File} of landing zone {Zone} cannot be claimed; it is tried again", candidate.Path, Name);
            return null;
        }
    }

    private async Task TakeAsync(LandingFile file, CancellationToken cancel)
    {
        Activity.Begin(file);
        try
        {
            // Something without a length is never opened: it could be a pipe, and reading it would never end.
            LandingOutcome outcome = new FileInfo(Folder.TakingPath(file.Id)).Length == 0
                ? new(LandingFileState.Done, LandingProgress.Start, "The file is empty.")
                : SameAsBefore(file) is { } before
                ? new(LandingFileState.Duplicate, LandingProgress.Start, $"The same file was taken on {before.FinishedAt:u}; it was not taken again.")
                : await _taking.TakeAsync(Folder, file, Activity, cancel).ConfigureAwait(false);
            if (outcome.State == LandingFileState.Failed)
            {
                Activity.FileFailed($"{file.Path}: {outcome.Reason}");
            }

            _logger.LogInformation(
                "Landing zone {Zone}: {File} {State}, {Points} values stored, {Rejected} refused", Name, file.Path, outcome.State, outcome.Progress.Points, outcome.Progress.Rejected);
            _settling.Add((_time.GetTimestamp(), file, outcome));
            Settle();
        }
        finally
        {
            Activity.Begin(null);
        }
    }

    private LandingFile? SameAsBefore(LandingFile file)
    {
        using FileStream content = new(Folder.TakingPath(file.Id), new FileStreamOptions { Options = FileOptions.SequentialScan, Share = FileShare.ReadWrite | FileShare.Delete });
        return Ledger.SetHash(file, SHA256.HashData(content));
    }

    /// <summary>Notes files as finished once their points are safe from a power cut; how long until the next one is.</summary>
    private TimeSpan? Settle()
    {
        foreach ((long at, LandingFile file, LandingOutcome outcome) in _settling.TakeWhile(entry => _time.GetElapsedTime(entry.At) >= _durability.Distance).ToArray())
        {
            Ledger.Finish(file.Id, outcome.State, outcome.Progress, outcome.Reason, _time.GetUtcNow());
            Place(Ledger.Find(file.Id)!, isThere: true);
            _settling.RemoveAt(0);
        }

        return _settling.Count == 0 ? null : _durability.Distance - _time.GetElapsedTime(_settling[0].At);
    }

    /// <summary>Moves a finished file to its place.</summary>
    private void Place(LandingFile file, bool isThere)
    {
        bool failed = file.State == LandingFileState.Failed;
        if (!isThere)
        {
            Ledger.SetPlace(file.Id, string.Empty);
        }
        else if (_options.DeleteTaken && !failed)
        {
            Folder.DeleteTaken(file.Id);
            Ledger.SetPlace(file.Id, string.Empty);
        }
        else
        {
            Ledger.SetPlace(file.Id, Folder.Finish(file, failed));
        }
    }

    /// <summary>Deletes what has been kept long enough, once an hour.</summary>
    private void Clean()
    {
        if (_lastCleaned is { } last && _time.GetElapsedTime(last) < TimeSpan.FromHours(1))
        {
            return;
        }

        _lastCleaned = _time.GetTimestamp();
        foreach (LandingFile file in Ledger.DoneBefore(Name, _time.GetUtcNow() - TimeSpan.FromDays(_options.KeepDays)))
        {
            File.Delete(Folder.PathOf(file.Place!));
            Ledger.SetPlace(file.Id, string.Empty);
        }
    }
}
