using BatteryTwin.Ingest.Pipeline.LineProtocol;

namespace BatteryTwin.Ingest.Pipeline;

/// <summary>Takes what a decoder made of its input: points to the pipeline, what could not be read to quarantine.</summary>
internal sealed class DecodedWriter(IIngestPipeline pipeline, LineRejections rejections)
{
    /// <summary>When the task completes, good points are durable and everything else is in quarantine.</summary>
    /// <exception cref="IngestOverloadedException">The queue is full; nothing was taken.</exception>
    /// <exception cref="Storage.StorageUnavailableException">Storage takes nothing now; nothing was taken.</exception>
    public async ValueTask<IngestResult> WriteAsync(DecodedLines decoded, IngestSource source, CancellationToken cancel)
    {
        IngestResult result = await pipeline.IngestAsync(decoded.Batch, source, cancel).ConfigureAwait(false);
        if (decoded.FaultCount > 0)
        {
            await rejections.AddAsync(decoded.Faults, decoded.FaultCount, source).ConfigureAwait(false);
        }

        return result;
    }
}
