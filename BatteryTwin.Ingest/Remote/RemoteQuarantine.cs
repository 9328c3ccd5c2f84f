using System.Net;
using BatteryTwin.Ingest.Api;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Ingest.Remote;

/// <summary>The ingest service's quarantine: counts as they were read last, pages and replays through its API.</summary>
internal sealed class RemoteQuarantine(IngestClient client, IngestReadings readings) : IQuarantine
{
    public long Count => readings.Status?.Quarantine.Count ?? 0;

    public long Dropped => readings.Status?.Quarantine.Dropped ?? 0;

    public async ValueTask<IReadOnlyList<QuarantinedPoint>> ListAsync(int limit, long? beforeId = null, string? code = null, string? twin = null, CancellationToken cancel = default)
    {
        string[] query =
        [
            $"limit={limit}",
            .. beforeId is { } before ? [$"before={before}"] : Array.Empty<string>(),
            .. code is null ? Array.Empty<string>() : [$"code={Uri.EscapeDataString(code)}"],
            .. twin is null ? Array.Empty<string>() : [$"twin={Uri.EscapeDataString(twin)}"],
        ];
        try
        {
            return (await client.GetAsync<QuarantineAnswer>($"api/quarantine?{string.Join('&', query)}", cancel).ConfigureAwait(false)).Points;
        }
        catch (IngestUnreachableException problem)
        {
            throw new StorageUnavailableException(problem.Message, problem);
        }
    }

    public async ValueTask<(int Accepted, int Rejected)> ReplayAsync(IReadOnlyCollection<long>? ids, CancellationToken cancel = default)
    {
        try
        {
            using HttpResponseMessage response = await client.PostAsync("api/quarantine/replay", new ReplayRequest(ids is null ? null : [.. ids]), cancel, patient: true).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
            {
                throw new StorageUnavailableException($"the ingest service {client.Endpoint} cannot take points now; try again in a moment");
            }

            ReplayAnswer answer = await client.ReadAsync<ReplayAnswer>(response, cancel).ConfigureAwait(false);
            return (answer.Accepted, answer.Rejected);
        }
        catch (IngestUnreachableException problem)
        {
            throw new StorageUnavailableException(problem.Message, problem);
        }
    }
}
