using BatteryTwin.Ingest.Storage;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Transfer;

/// <summary>The jobs there are and were, kept for 30 days and over restarts. A job that ran when the process ended has failed.</summary>
internal sealed class GraphJobBook : IDisposable
{
    private const int MaxIdLength = 128;

    private readonly Lock _lock = new();
    private readonly GraphJobTable _table;
    private readonly TimeProvider _time;
    private readonly Dictionary<(GraphJobKind, string), GraphJob> _jobs = [];

    /// <exception cref="DataDirectoryException">The records cannot be read.</exception>
    public GraphJobBook(DataDirectory directory, TimeProvider time, ILogger<GraphJobBook> logger)
    {
        _time = time;
        _table = new(directory.PathOf("twins", "jobs.db"));
        foreach (GraphJob job in _table.All())
        {
            _jobs[(job.Kind, job.Id)] = job;
        }

        foreach (GraphJob cut in _jobs.Values.Where(job => !job.IsFinished).ToArray())
        {
            logger.LogWarning("Job {Job} ran when the process ended and has failed", cut.Id);
            Change(cut.Kind, cut.Id, job => job with
            {
                Status = GraphJobStatus.Failed,
                FinishedAt = _time.GetUtcNow(),
                ErrorCode = "JobInterrupted",
                ErrorMessage = "The process ended while the job ran. What it did until then is kept; start another job with the same input to do the rest.",
            });
        }
    }

    /// <summary>Jobs of a kind, oldest first.</summary>
    public IReadOnlyList<GraphJob> All(GraphJobKind kind)
    {
        lock (_lock)
        {
            Purge();
            return [.. _jobs.Values.Where(job => job.Kind == kind).OrderBy(job => job.CreatedAt).ThenBy(job => job.Id, StringComparer.Ordinal)];
        }
    }

    /// <exception cref="TransferException">There is no such job.</exception>
    public GraphJob Require(GraphJobKind kind, string id)
    {
        lock (_lock)
        {
            Purge();
            return _jobs.GetValueOrDefault((kind, id)) ?? throw new TransferException(
                kind == GraphJobKind.Import ? TransferException.ImportJobNotFound : TransferException.DeleteJobNotFound, $"There is no such job: '{id}'. Jobs are forgotten after 30 days.");
        }
    }

    /// <summary>Enters a new job.</summary>
    /// <exception cref="TransferException">The id is none or in use, or another job of the kind is running.</exception>
    public GraphJob Add(GraphJobKind kind, string id, string? input = null, string? output = null)
    {
        if (id.Length is 0 or > MaxIdLength || id.Any(character => char.IsControl(character) || character is '/' or '\\'))
        {
            throw new TransferException(TransferException.InvalidArgument, $"'{id}' is no id for a job: it needs 1 to {MaxIdLength} characters without slashes and control characters");
        }

        lock (_lock)
        {
            Purge();
            if (_jobs.ContainsKey((kind, id)))
            {
                throw new TransferException(TransferException.JobAlreadyExists, $"There is a job '{id}' already; choose another id, or delete that one first");
            }

            if (_jobs.Values.FirstOrDefault(job => job.Kind == kind && !job.IsFinished) is { } running)
            {
                throw new TransferException(TransferException.JobLimitReached, $"Job '{running.Id}' is still running, and one {kind.ToString().ToLowerInvariant()} runs at a time; wait for it or cancel it");
            }

            DateTimeOffset now = _time.GetUtcNow();
            GraphJob job = new() { Kind = kind, Id = id, InputBlobUri = input, OutputBlobUri = output, Status = GraphJobStatus.NotStarted, CreatedAt = now, LastActionAt = now };
            _table.Save(job);
            return _jobs[(kind, id)] = job;
        }
    }

    /// <summary>Changes a job that is still there.</summary>
    public GraphJob? Change(GraphJobKind kind, string id, Func<GraphJob, GraphJob> change)
    {
        lock (_lock)
        {
            if (!_jobs.TryGetValue((kind, id), out GraphJob? job))
            {
                return null;
            }

            GraphJob next = change(job) with { LastActionAt = _time.GetUtcNow() };
            _table.Save(next);
            return _jobs[(kind, id)] = next;
        }
    }

    /// <summary>Forgets a job that has ended.</summary>
    /// <exception cref="TransferException">There is no such job, or it is running.</exception>
    public void Forget(GraphJobKind kind, string id)
    {
        lock (_lock)
        {
            if (!Require(kind, id).IsFinished)
            {
                throw new TransferException(TransferException.ValidationFailed, $"Job '{id}' is running; cancel it and wait until it has stopped, then delete it");
            }

            Remove(kind, id);
        }
    }

    public void Dispose() => _table.Dispose();

    private void Purge()
    {
        DateTimeOffset now = _time.GetUtcNow();
        foreach (GraphJob old in _jobs.Values.Where(job => job.IsFinished && job.PurgeAt <= now).ToArray())
        {
            Remove(old.Kind, old.Id);
        }
    }

    private void Remove(GraphJobKind kind, string id)
    {
        _table.Delete(kind, id);
        _jobs.Remove((kind, id));
    }
}
