using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using BatteryTwin.Domain.Alarms.Notifications;
using BatteryTwin.Domain.Alarms.Rules;
using BatteryTwin.Ingest.Alarms.Api;
using BatteryTwin.Ingest.Alarms.Desk;
using BatteryTwin.Ingest.Alarms.Notifications;
using BatteryTwin.Ingest.Alarms.Rehearsal;
using BatteryTwin.Ingest.Api;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Mapping.Api;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Maintenance;

namespace BatteryTwin.Ingest.Remote;

/// <summary>The ingest service's desk of alarm rules and notifications, through its API.</summary>
internal sealed class RemoteAlarmDesk(IngestClient client) : IAlarmDesk
{
    private const string Rules = "api/alarm-rules";
    private const string Notifications = "api/notifications";

    public async Task<IReadOnlyList<AlarmRuleView>> RulesAsync(CancellationToken cancel) => (await GetAsync<AlarmRuleList>(Rules, cancel).ConfigureAwait(false)).Rules;

    public Task PutAsync(AlarmRule rule, long expected, string? actor, CancellationToken cancel) => WriteAsync($"{Rules}/{Escaped(rule.Id)}", rule, expected, actor, cancel);

    public Task DeleteAsync(string id, long expected, string? actor, CancellationToken cancel) => RemoveAsync($"{Rules}/{Escaped(id)}", expected, actor, cancel);

    public async Task<string> RehearseAsync(RehearsalRequest request, CancellationToken cancel)
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Post, $"{Rules}/rehearse", request, null, null, cancel).ConfigureAwait(false);
        return (await ReadAsync<JsonElement>(response, cancel).ConfigureAwait(false)).GetProperty("jobId").GetString()!;
    }

    public async Task<RehearsalRun?> RehearsalAsync(string jobId, CancellationToken cancel)
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Get, $"api/jobs/{Escaped(jobId)}", null, null, null, cancel, allowed: HttpStatusCode.NotFound).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        JobStatus job = (await ReadAsync<JobView>(response, cancel).ConfigureAwait(false)).ToStatus();
        RehearsalAnswer? result = job.Result is JsonElement json ? json.Deserialize<RehearsalAnswer>(JsonSerializerOptions.Web) : null;
        return new(job.Id, job.IsFinished, job.Progress, job.Message, result, job.Error);
    }

    public async Task CancelRehearsalAsync(string jobId, CancellationToken cancel)
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Delete, $"api/jobs/{Escaped(jobId)}", null, null, null, cancel, allowed: HttpStatusCode.Conflict).ConfigureAwait(false);
    }

    public async Task<NotificationBoard> NotificationsAsync(CancellationToken cancel) => new(
        (await GetAsync<ChannelList>($"{Notifications}/channels", cancel).ConfigureAwait(false)).Channels,
        (await GetAsync<RouteList>($"{Notifications}/routes", cancel).ConfigureAwait(false)).Routes,
        (await GetAsync<DeliveryList>($"{Notifications}/deliveries?limit=50", cancel).ConfigureAwait(false)).Deliveries);

    public Task PutRouteAsync(NotificationRoute route, long expected, CancellationToken cancel) => WriteAsync($"{Notifications}/routes/{Escaped(route.Id)}", route, expected, null, cancel);

    public Task DeleteRouteAsync(string id, long expected, CancellationToken cancel) => RemoveAsync($"{Notifications}/routes/{Escaped(id)}", expected, null, cancel);

    public async Task<string?> TestAsync(string channel, string? actor, CancellationToken cancel)
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Post, $"{Notifications}/channels/{Escaped(channel)}/test", null, null, actor, cancel).ConfigureAwait(false);
        TestAnswer answer = await ReadAsync<TestAnswer>(response, cancel).ConfigureAwait(false);
        return answer.Delivered ? null : answer.Reason ?? "it was not taken";
    }

    private async Task<T> GetAsync<T>(string path, CancellationToken cancel)
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Get, path, null, null, null, cancel).ConfigureAwait(false);
        return await ReadAsync<T>(response, cancel).ConfigureAwait(false);
    }

    private async Task WriteAsync<T>(string path, T body, long expected, string? actor, CancellationToken cancel)
        where T : class
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Put, path, body, expected, actor, cancel).ConfigureAwait(false);
    }

    private async Task RemoveAsync(string path, long expected, string? actor, CancellationToken cancel)
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Delete, path, null, expected, actor, cancel).ConfigureAwait(false);
    }

    /// <summary>Sends a request; the answer is a success, or the one error that is allowed.</summary>
    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body, long? expected, string? actor, CancellationToken cancel, HttpStatusCode? allowed = null)
    {
        HttpRequestMessage request = new(method, path) { Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: MaintenanceJson.Options) };
        if (actor is not null)
        {
            request.Headers.TryAddWithoutValidation(MappingRequest.ActorHeader, actor);
        }

        if (expected == 0)
        {
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
        }
        else if (expected is { } version)
        {
            request.Headers.IfMatch.Add(new(string.Create(CultureInfo.InvariantCulture, $"\"{version}\"")));
        }

        HttpResponseMessage? response = null;
        try
        {
            response = await client.SendAsync(request, cancel).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode && response.StatusCode != allowed)
            {
                throw await RefusalAsync(response, cancel).ConfigureAwait(false);
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

    private async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancel)
    {
        try
        {
            return await client.ReadAsync<T>(response, cancel, MaintenanceJson.Options).ConfigureAwait(false);
        }
        catch (IngestUnreachableException problem)
        {
            throw new StorageUnavailableException(problem.Message, problem);
        }
    }

    private async Task<Exception> RefusalAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        string words = $"the ingest service {client.Endpoint} answered {(int)response.StatusCode}";
        try
        {
            JsonElement problem = await response.Content.ReadFromJsonAsync<JsonElement>(cancel).ConfigureAwait(false);
            words = problem.GetProperty("detail").GetString()?.TrimEnd('.') ?? words;
        }
        catch (Exception unreadable) when (unreadable is JsonException or NotSupportedException or HttpRequestException or IOException or KeyNotFoundException or InvalidOperationException)
        {
            // The status says enough.
        }

        return response.StatusCode switch
        {
            HttpStatusCode.BadRequest => new MaintenanceRefusedException(MaintenanceRefusal.Invalid, words),
            HttpStatusCode.NotFound => new MaintenanceRefusedException(MaintenanceRefusal.Unknown, words),
            HttpStatusCode.Conflict => new MaintenanceRefusedException(MaintenanceRefusal.Conflict, words),
            HttpStatusCode.PreconditionFailed => new MaintenanceRefusedException(MaintenanceRefusal.Changed, words),
            _ => new StorageUnavailableException(words),
        };
    }

    private static string Escaped(string text) => Uri.EscapeDataString(text);
}
