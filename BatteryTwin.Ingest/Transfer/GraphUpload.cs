using System.Text.Json;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Jobs;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Transfer;

/// <summary>Imports a graph that is sent to this process: a graph file, of which the good lines are kept, or an Explorer document, which goes in whole or not at all.</summary>
public sealed class GraphUpload
{
    /// <summary>Longest document that is read as a whole.</summary>
    private const long MaxDocumentBytes = 1L << 30;

    private readonly ITwinGraph _graph;
    private readonly IJobs _jobs;
    private readonly TransferScratch _scratch;
    private readonly TimeProvider _time;
    private readonly ILogger<GraphUpload> _logger;

    internal GraphUpload(ITwinGraph graph, IJobs jobs, TransferScratch scratch, TimeProvider time, ILogger<GraphUpload> logger) =>
        (_graph, _jobs, _scratch, _time, _logger) = (graph, jobs, scratch, time, logger);

    /// <summary>Takes the bytes to disk, then imports them as a job.</summary>
    /// <param name="content">The file.</param>
    /// <param name="isLines">True for a graph file, false for a document.</param>
    /// <param name="origin">Who asks.</param>
    /// <param name="cancel">Gives up taking the bytes; the job is cancelled on its own.</param>
    public async Task<JobStatus> StartAsync(Stream content, bool isLines, ChangeOrigin origin, CancellationToken cancel)
    {
        string file = _scratch.NewFile("upload");
        try
        {
            FileStream kept = new(file, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            await using (kept.ConfigureAwait(false))
            {
                await content.CopyToAsync(kept, cancel).ConfigureAwait(false);
            }
        }
        catch
        {
            File.Delete(file);
            throw;
        }

        return _jobs.Start("import", (progress, stop) => RunAsync(file, isLines, origin, progress, stop));
    }

    private async Task<object?> RunAsync(string file, bool isLines, ChangeOrigin origin, IJobProgress progress, CancellationToken stop)
    {
        FileStream content = new(file, FileMode.Open, FileAccess.Read, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await using (content.ConfigureAwait(false))
        {
            ImportSummary summary = isLines
                ? await new GraphFileImport(_graph, origin, new ImportLog(Path.GetFileName(file), Stream.Null, _time), progress, content.Length).RunAsync(content, stop).ConfigureAwait(false)
                : await DocumentAsync(content, origin, progress, stop).ConfigureAwait(false);
            _logger.LogInformation("Imported {Models} models, {Twins} twins, {Relationships} relationships; {Refused} refused", summary.Models, summary.Twins, summary.Relationships, summary.Refused);
            return summary;
        }
    }

    private async Task<ImportSummary> DocumentAsync(FileStream content, ChangeOrigin origin, IJobProgress progress, CancellationToken stop)
    {
        if (content.Length > MaxDocumentBytes)
        {
            throw new TransferException(TransferException.ValidationFailed, $"the document has {content.Length} bytes; one that large must come as a graph file (one JSON value a line)");
        }

        progress.Report(0, "Reading the document");
        using JsonDocument json = await ReadAsync(content, stop).ConfigureAwait(false);
        GraphDocument document = GraphDocument.Read(json.RootElement);
        progress.Report(0.3, $"Importing {document.Models.Count} models, {document.Twins.Count} twins, {document.Relationships.Count} relationships");
        await _graph.ImportAsync(json.RootElement, origin, stop).ConfigureAwait(false);
        return new(document.Models.Count, document.Twins.Count, document.Relationships.Count, 0, []);
    }

    private static async Task<JsonDocument> ReadAsync(Stream content, CancellationToken stop)
    {
        try
        {
            return await JsonDocument.ParseAsync(content, cancellationToken: stop).ConfigureAwait(false);
        }
        catch (JsonException problem)
        {
            throw new TransferException(TransferException.InvalidArgument, $"the document is no JSON: {problem.Message}", problem);
        }
    }
}
