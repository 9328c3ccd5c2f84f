using System.Globalization;
using System.Net;
using System.Text.Json;
using BatteryTwin.Ingest.Api;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Mapping;
using BatteryTwin.Ingest.Mapping.Api;

namespace BatteryTwin.Ingest.Remote;

/// <summary>Replays that the ingest service does.</summary>
internal sealed class RemoteMappingReplay(IngestClient client) : IMappingReplay
{
    private const string Replay = "api/mapping/replay";
    private const string Jobs = "api/jobs";

    public async ValueTask<ReplayPlan> PlanAsync(ReplayRange range, CancellationToken cancel = default)
    {
        string rules = string.Concat((range.RuleIds ?? []).Select(id => $"&rule={Uri.EscapeDataString(id)}"));
        return (await MappingCall.GetAsync<ReplayPlanView>(client, $"{Replay}?from={Text(range.From)}&to={Text(range.To)}{rules}", cancel).ConfigureAwait(false)).ToPlan();
    }

    public async ValueTask<JobStatus?> StartAsync(ReplayRange range, CancellationToken cancel = default)
    {
        HttpRequestMessage request = new(HttpMethod.Post, Replay) { Content = MappingCall.Content(new ReplayStart(range.From, range.To, range.RuleIds?.ToArray())) };
        using HttpResponseMessage response = await MappingCall.SendAsync(client, request, cancel, allowed: HttpStatusCode.Conflict).ConfigureAwait(false);
        return response.StatusCode == HttpStatusCode.Conflict
            ? null
            : await FindAsync((await MappingCall.ReadAsync<JobStarted>(client, response, cancel).ConfigureAwait(false)).JobId, cancel).ConfigureAwait(false);
    }

    public async ValueTask<JobStatus?> FindAsync(string? jobId = null, CancellationToken cancel = default)
    {
        if (jobId is null)
        {
            JobList list = await MappingCall.GetAsync<JobList>(client, Jobs, cancel).ConfigureAwait(false);
            return list.Jobs.Where(job => job.Kind == MappingReplay.JobKind).Select(Status).FirstOrDefault(job => !job.IsFinished);
        }

        using HttpResponseMessage response = await MappingCall.SendAsync(client, new(HttpMethod.Get, PathOf(jobId)), cancel, allowed: HttpStatusCode.NotFound).ConfigureAwait(false);
        return response.StatusCode == HttpStatusCode.NotFound ? null : Status(await MappingCall.ReadAsync<JobView>(client, response, cancel).ConfigureAwait(false));
    }

    public async ValueTask CancelAsync(string jobId, CancellationToken cancel = default)
    {
        // It may have finished, or be forgotten, meanwhile: then there is nothing to stop.
        using HttpResponseMessage response = await MappingCall.SendAsync(client, new(HttpMethod.Delete, PathOf(jobId)), cancel, allowed: HttpStatusCode.Conflict).ConfigureAwait(false);
    }

    private static JobStatus Status(JobView job) => job.ToStatus() with
    {
        Result = job.Result is JsonElement { ValueKind: JsonValueKind.Object } outcome ? outcome.Deserialize<ReplayOutcome>(JsonSerializerOptions.Web) : null,
    };

    private static string PathOf(string jobId) => $"{Jobs}/{Uri.EscapeDataString(jobId)}";

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private sealed record JobStarted(string JobId);

    private sealed record JobList(IReadOnlyList<JobView> Jobs);
}
