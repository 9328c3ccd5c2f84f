using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>A pipeline that keeps what goes in, or refuses it with <see cref="Fault"/>.</summary>
internal sealed class PipelineTap : IIngestPipeline
{
    public List<TelemetryBatch> Taken { get; } = [];

    public Exception? Fault { get; set; }

    public ValueTask<IngestResult> IngestAsync(TelemetryBatch batch, IngestSource source, CancellationToken cancel = default)
    {
        if (Fault is not null)
        {
            throw Fault;
        }

        Taken.Add(batch);
        return new(new IngestResult(batch.Count, []));
    }
}
