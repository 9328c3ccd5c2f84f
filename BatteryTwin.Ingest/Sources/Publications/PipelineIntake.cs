using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline;

namespace BatteryTwin.Ingest.Sources.Publications;

/// <summary>The pipeline of this process takes published values.</summary>
internal sealed class PipelineIntake(IIngestPipeline pipeline) : IPublicationIntake
{
    private static readonly IngestSource s_source = new("http", "twin telemetry");

    public async ValueTask TakeAsync(TelemetryBatch batch, CancellationToken cancel = default) => await pipeline.IngestAsync(batch, s_source, cancel).ConfigureAwait(false);
}
