using System.Net;
using System.Text;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Pipeline.LineProtocol;
using BatteryTwin.Ingest.Sources.Publications;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Ingest.Remote;

/// <summary>Sends published values to the ingest service as line protocol.</summary>
internal sealed class RemoteIntake(IngestClient client) : IPublicationIntake
{
    public async ValueTask TakeAsync(TelemetryBatch batch, CancellationToken cancel = default)
    {
        StringBuilder lines = new();
        for (int i = 0; i < batch.Count; i++)
        {
            lines.Append(LineProtocolText.Format(batch.Series[batch.SeriesIndexes[i]].Key, batch.ValueAt(i), batch.TimesNs[i])).Append('\n');
        }

        try
        {
            HttpRequestMessage request = new(HttpMethod.Post, "api/v2/write?precision=ns") { Content = new StringContent(lines.ToString(), Encoding.UTF8) };
            using HttpResponseMessage response = await client.SendAsync(request, cancel).ConfigureAwait(false);
            switch (response.StatusCode)
            {
                case HttpStatusCode.NoContent:
                case HttpStatusCode.BadRequest:
                    // Bad lines are in the service's quarantine, the others are stored.
                    return;
                case HttpStatusCode.TooManyRequests:
                    throw new IngestOverloadedException();
                default:
                    throw new StorageUnavailableException($"the ingest service {client.Endpoint} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancel).ConfigureAwait(false)}");
            }
        }
        catch (IngestUnreachableException problem)
        {
            throw new StorageUnavailableException(problem.Message, problem);
        }
    }
}
