using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using BatteryTwin.Domain.Telemetry.Mapping;
using BatteryTwin.Ingest.Mapping;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Ingest.Remote;

/// <summary>Calls of the ingest service's <c>/api/mapping</c>: its refusals become those that the mapping itself would throw, and its absence an unavailable storage.</summary>
internal static class MappingCall
{
    /// <summary>As the service writes, but members that a newer one adds do not matter.</summary>
    private static readonly JsonSerializerOptions s_reading = new(MappingJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    public static HttpContent Content<T>(T body) => JsonContent.Create(body, options: MappingJson.Options);

    public static async Task<T> GetAsync<T>(IngestClient client, string path, CancellationToken cancel)
    {
        using HttpResponseMessage response = await SendAsync(client, new(HttpMethod.Get, path), cancel).ConfigureAwait(false);
        return await ReadAsync<T>(client, response, cancel).ConfigureAwait(false);
    }

    /// <summary>Sends a request; the answer is a success, or the one error that is allowed.</summary>
    /// <exception cref="MappingRefusedException">The service refused it, with its reason.</exception>
    /// <exception cref="StorageUnavailableException">The service cannot be reached, or cannot do it now.</exception>
    public static async Task<HttpResponseMessage> SendAsync(IngestClient client, HttpRequestMessage request, CancellationToken cancel, HttpStatusCode? allowed = null)
    {
        HttpResponseMessage? response = null;
        try
        {
            response = await client.SendAsync(request, cancel).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode && response.StatusCode != allowed)
            {
                throw await RefusalAsync(client, response, cancel).ConfigureAwait(false);
            }

            HttpResponseMessage answer = response;
            response = null;
            return answer;
        }
        catch (IngestUnreachableException problem)
        {
            throw new StorageUnavailableException(problem.Message, problem);
        }
        finally
        {
            response?.Dispose();
        }
    }

    /// <exception cref="StorageUnavailableException">The answer cannot be read.</exception>
    public static async Task<T> ReadAsync<T>(IngestClient client, HttpResponseMessage response, CancellationToken cancel)
    {
        try
        {
            return await client.ReadAsync<T>(response, cancel, s_reading).ConfigureAwait(false);
        }
        catch (IngestUnreachableException problem)
        {
            throw new StorageUnavailableException(problem.Message, problem);
        }
    }

    private static async Task<Exception> RefusalAsync(IngestClient client, HttpResponseMessage response, CancellationToken cancel)
    {
        MappingRefusal? refusal = response.StatusCode switch
        {
            HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge => MappingRefusal.Invalid,
            HttpStatusCode.NotFound => MappingRefusal.NotFound,
            HttpStatusCode.PreconditionFailed => MappingRefusal.Changed,
            _ => null,
        };
        ProblemBody? problem = await ProblemAsync(response, cancel).ConfigureAwait(false);
        string words = problem?.Detail ?? $"the ingest service {client.Endpoint} answered {(int)response.StatusCode}";
        return refusal is { } kind
            ? new MappingRefusedException(kind, words, [.. (problem?.Errors ?? []).Select(fault => new MappingFault(fault.Property ?? "rule", fault.Message ?? words, fault.Line ?? 0))])
            : new StorageUnavailableException(words);
    }

    private static async Task<ProblemBody?> ProblemAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync<ProblemBody>(s_reading, cancel).ConfigureAwait(false);
        }
        catch (Exception unreadable) when (unreadable is JsonException or NotSupportedException or HttpRequestException or IOException)
        {
            return null;
        }
    }

    private sealed record ProblemBody(string? Detail, IReadOnlyList<FaultBody>? Errors);

    private sealed record FaultBody(string? Property, string? Message, int? Line);
}
