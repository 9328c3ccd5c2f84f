using System.Collections.Concurrent;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Jobs;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Transfer;

/// <summary>Import and deletion jobs of the Azure Digital Twins API. They run as background jobs, so <c>/api/jobs</c> shows them too.</summary>
public sealed class GraphJobs
{
    private readonly ITwinGraph _graph;
    private readonly IJobs _jobs;
    private readonly GraphJobBook _book;
    private readonly TransferPlaces _places;
    private readonly TransferScratch _scratch;
    private readonly TimeProvider _time;
    private readonly ILogger<GraphJobs> _logger;
    private readonly ConcurrentDictionary<string, string> _running = new(StringComparer.Ordinal);

    internal GraphJobs(ITwinGraph graph, IJobs jobs, GraphJobBook book, TransferPlaces places, TransferScratch scratch, TimeProvider time, ILogger<GraphJobs> logger) =>
        (_graph, _jobs, _book, _places, _scratch, _time, _logger) = (graph, jobs, book, places, scratch, time, logger);

    /// <summary>Jobs of a kind, oldest first.</summary>
    public IReadOnlyList<GraphJob> All(GraphJobKind kind) => _book.All(kind);

    /// <exception cref="TransferException">There is no such job.</exception>
    public GraphJob Find(GraphJobKind kind, string id) => _book.Require(kind, id);

    /// <summary>Starts an import; the answer shows it before it runs.</summary>
    /// <exception cref="TransferException">Id or addresses cannot be used, or another import is running.</exception>
    public GraphJob StartImport(string id, string? inputBlobUri, string? outputBlobUri, ChangeOrigin origin)
    {
        Uri input = _places.Address(inputBlobUri, "inputBlobUri");
        Uri output = _places.Address(outputBlobUri, "outputBlobUri");
        if (input == output)
        {
            throw new TransferException(TransferException.InvalidArgument, "'outputBlobUri' is the input; the log of the import would replace it: name another file");
        }

        GraphJob job = _book.Add(GraphJobKind.Import, id, BlobPlace.Public(input), BlobPlace.Public(output));
        Run(job, "import", (progress, cancel) => ImportAsync(id, input, output, origin, progress, cancel));
        return job;
    }

    /// <summary>Starts the deletion of everything in the graph; one that takes longer than its timeout fails, and what is left stays.</summary>
    /// <exception cref="TransferException">The id cannot be used, or another deletion is running.</exception>
    public GraphJob StartDeletion(string id, TimeSpan? timeout, ChangeOrigin origin)
    {
        GraphJob job = _book.Add(GraphJobKind.Deletion, id);
        Run(job, "deletion", (progress, cancel) => DeleteAsync(timeout, origin, progress, cancel));
        return job;
    }

    /// <summary>Asks an import to stop; what it did stays.</summary>
    /// <exception cref="TransferException">There is no such job, or it has ended.</exception>
    public GraphJob CancelImport(string id)
    {
        GraphJob job = _book.Require(GraphJobKind.Import, id);
        if (job.IsFinished)
        {
            throw new TransferException(TransferException.ValidationFailed, $"Job '{id}' has ended as {job.Status.ToString().ToLowerInvariant()} and cannot be cancelled");
        }

        GraphJob cancelling = _book.Change(GraphJobKind.Import, id, current => current.IsFinished ? current : current with { Status = GraphJobStatus.Cancelling }) ?? job;
        if (_running.TryGetValue(id, out string? run))
        {
            _jobs.Cancel(run);
        }

        return cancelling;
    }

    /// <exception cref="TransferException">There is no such job, or it is running.</exception>
    public void ForgetImport(string id) => _book.Forget(GraphJobKind.Import, id);

    private void Run(GraphJob job, string kind, Func<IJobProgress, CancellationToken, Task<object?>> work)
    {
        TaskCompletionSource registered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        JobStatus run = _jobs.Start(kind, async (progress, cancel) =>
        {
            await registered.Task.ConfigureAwait(false);
            try
            {
                _book.Change(job.Kind, job.Id, current => current.Status == GraphJobStatus.NotStarted ? current with { Status = GraphJobStatus.Running } : current);
                object? result = await work(progress, cancel).ConfigureAwait(false);
                Finish(job, GraphJobStatus.Succeeded);
                return result;
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                Finish(job, GraphJobStatus.Cancelled);
                throw;
            }
            catch (Exception problem)
            {
                Finish(job, GraphJobStatus.Failed, (problem as TransferException)?.Code ?? (problem as TwinGraphException)?.Code.ToString() ?? "InternalError", problem.Message);
                throw;
            }
            finally
            {
                _running.TryRemove(job.Id, out _);
            }
        });
        _running[job.Id] = run.Id;
        registered.SetResult();
    }

    private void Finish(GraphJob job, GraphJobStatus status, string? code = null, string? message = null) => _book.Change(
        job.Kind, job.Id, current => current with { Status = status, FinishedAt = _time.GetUtcNow(), ErrorCode = code, ErrorMessage = message });

    private async Task<object?> DeleteAsync(TimeSpan? timeout, ChangeOrigin origin, IJobProgress progress, CancellationToken cancel)
    {
        using CancellationTokenSource limit = new(timeout ?? Timeout.InfiniteTimeSpan, _time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            return await new GraphErasure(_graph, origin, progress).RunAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw new TransferException("TimeoutError", $"The deletion took longer than {timeout}; start another one to delete the rest");
        }
    }

    private async Task<object?> ImportAsync(string id, Uri input, Uri output, ChangeOrigin origin, IJobProgress progress, CancellationToken cancel)
    {
        // Blobs are written whole, so the log is gathered in a file of its own.
        string file = _scratch.NewFile("import-log");
        FileStream gathered = new(file, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        await using (gathered.ConfigureAwait(false))
        {
            ImportLog log = new(id, gathered, _time);
            log.Status("Started");
            try
            {
                ImportSummary summary = await ImportAsync(input, origin, log, progress, cancel).ConfigureAwait(false);
                log.Totals(summary);
                log.Status("Succeeded");
                await SendLogAsync(output, gathered, cancel).ConfigureAwait(false);
                return summary;
            }
            catch (Exception problem)
            {
                log.Failure(cancel.IsCancellationRequested ? "Cancelled" : "Failed", problem.Message);
                await TrySendLogAsync(id, output, gathered).ConfigureAwait(false);
                throw;
            }
        }
    }

    private async Task<ImportSummary> ImportAsync(Uri input, ChangeOrigin origin, ImportLog log, IJobProgress progress, CancellationToken cancel)
    {
        (Stream content, long? length) = await _places.Of(input).ReadAsync(input, cancel).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            return await new GraphFileImport(_graph, origin, log, progress, length).RunAsync(content, cancel).ConfigureAwait(false);
        }
    }

    private Task SendLogAsync(Uri output, FileStream log, CancellationToken cancel)
    {
        log.Position = 0;
        return _places.Of(output).WriteAsync(output, log, cancel);
    }

    private async Task TrySendLogAsync(string id, Uri output, FileStream log)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(10));
        try
        {
            await SendLogAsync(output, log, patience.Token).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is TransferException or OperationCanceledException)
        {
            _logger.LogWarning(problem, "The log of import {Job} could not be written to {Output}", id, BlobPlace.Public(output));
        }
    }
}
