using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BatteryTwin.Ingest.Sources.LandingZone;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Ingest.Remote;

/// <summary>The ingest service's landing zones, through its API.</summary>
internal sealed class RemoteLandingZones(IngestClient client) : ILandingZones
{
    public ValueTask<LandingOverview> ReadAsync(LandingQuery query, CancellationToken cancel = default)
    {
        string[] parameters =
        [
            $"limit={query.Limit}",
            .. query.Zone is null ? Array.Empty<string>() : [$"zone={Uri.EscapeDataString(query.Zone)}"],
            .. query.State is null ? Array.Empty<string>() : [$"state={query.State}"],
            .. query.Path is null ? Array.Empty<string>() : [$"path={Uri.EscapeDataString(query.Path)}"],
        ];
        return new(AskAsync(() => client.GetAsync<LandingOverview>($"api/landing/files?{string.Join('&', parameters)}", cancel)));
    }

    public Task<LandingDelivery> PutAsync(string? zoneName, string name, Stream content, CancellationToken cancel = default) => AskAsync(async () =>
    {
        string zone = zoneName is null ? string.Empty : $"&zone={Uri.EscapeDataString(zoneName)}";
        HttpRequestMessage request = new(HttpMethod.Post, $"api/landing/files?name={Uri.EscapeDataString(name)}{zone}") { Content = new StreamContent(content) };
        using HttpResponseMessage response = await client.SendAsync(request, cancel, patient: true).ConfigureAwait(false);
        return response.StatusCode switch
        {
            HttpStatusCode.Accepted => new LandingDelivery(LandingDeliveryState.Dropped, zoneName ?? string.Empty),
            HttpStatusCode.BadRequest => new(LandingDeliveryState.BadName, await WordsAsync(response, cancel).ConfigureAwait(false)),
            HttpStatusCode.NotFound => new(LandingDeliveryState.NoZone, await WordsAsync(response, cancel).ConfigureAwait(false)),
            HttpStatusCode.Conflict => new(LandingDeliveryState.NameTaken, await WordsAsync(response, cancel).ConfigureAwait(false)),
            HttpStatusCode.RequestEntityTooLarge => new(LandingDeliveryState.TooLarge, await WordsAsync(response, cancel).ConfigureAwait(false)),
            _ => throw new StorageUnavailableException(await WordsAsync(response, cancel).ConfigureAwait(false)),
        };
    });

    public ValueTask<LandingRetry> RetryAsync(long id, CancellationToken cancel = default) => new(AskAsync(async () =>
    {
        using HttpResponseMessage response = await client.SendAsync(new HttpRequestMessage(HttpMethod.Post, $"api/landing/files/{id}/retry"), cancel).ConfigureAwait(false);
        return response.StatusCode switch
        {
            HttpStatusCode.Accepted => LandingRetry.Back,
            HttpStatusCode.NotFound => LandingRetry.Unknown,
            HttpStatusCode.Gone => LandingRetry.Gone,
            HttpStatusCode.Conflict => LandingRetry.Occupied,
            _ => throw new StorageUnavailableException(await WordsAsync(response, cancel).ConfigureAwait(false)),
        };
    }));

    private static async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (IngestUnreachableException problem)
        {
            throw new StorageUnavailableException(problem.Message, problem);
        }
    }

    private static async Task<string> WordsAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        try
        {
            JsonElement problem = await response.Content.ReadFromJsonAsync<JsonElement>(cancel).ConfigureAwait(false);
            return problem.GetProperty("detail").GetString() ?? response.StatusCode.ToString();
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return $"the ingest service answered {(int)response.StatusCode}";
        }
    }
}
