using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BatteryTwin.Ingest.Api;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Web.Tests.Api;

public sealed class JobsApiTests : IAsyncLifetime
{
    private WebApplication _app = null!;
    private HttpClient _client = null!;
    private IJobs _jobs = null!;

    public async ValueTask InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Services.AddJobs(builder.Configuration);
        builder.Services.AddProblemDetails();
        _app = builder.Build();
        _app.MapJobsApi();
        await _app.StartAsync();
        _client = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
        _jobs = _app.Services.GetRequiredService<IJobs>();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Get_FinishedJob_ShowsStateProgressAndResult()
    {
        JobStatus job = _jobs.Start("history", (_, _) => Task.FromResult<object?>(new { Points = 42 }));

        JsonElement answer = await Until(job.Id, "succeeded");

        Assert.Equal((job.Id, "history", 1.0), (answer.GetProperty("id").GetString(), answer.GetProperty("kind").GetString(), answer.GetProperty("progress").GetDouble()));
        Assert.Equal(42, answer.GetProperty("result").GetProperty("points").GetInt32());
        Assert.False(answer.TryGetProperty("error", out _));
    }

    [Fact]
    public async Task Get_FailedJob_ShowsTheError()
    {
        JobStatus job = _jobs.Start("import", (_, _) => throw new InvalidOperationException("no such file"));

        JsonElement answer = await Until(job.Id, "failed");

        Assert.Equal("no such file", answer.GetProperty("error").GetString());
        Assert.False(answer.TryGetProperty("result", out _));
    }

    [Fact]
    public async Task List_OfJobs_IsNewestFirst()
    {
        JobStatus first = _jobs.Start("a", Endless);
        JobStatus second = _jobs.Start("b", Endless);

        JsonElement answer = await _client.GetFromJsonAsync<JsonElement>("/api/jobs");

        Assert.Equal([second.Id, first.Id], answer.GetProperty("jobs").EnumerateArray().Select(job => job.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Delete_RunningThenFinishedThenUnknown_AnswersEachAsItIs()
    {
        JobStatus job = _jobs.Start("history", Endless);

        Assert.Equal(HttpStatusCode.Accepted, await Delete(job.Id));
        await Until(job.Id, "cancelled");
        Assert.Equal(HttpStatusCode.Conflict, await Delete(job.Id));
        Assert.Equal(HttpStatusCode.NotFound, await Delete("nothing"));
        using HttpResponseMessage unknown = await _client.GetAsync(new Uri("/api/jobs/nothing", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal("application/problem+json", unknown.Content.Headers.ContentType!.MediaType);
    }

    private static async Task<object?> Endless(IJobProgress progress, CancellationToken cancel)
    {
        await Task.Delay(Timeout.Infinite, cancel);
        return null;
    }

    private async Task<HttpStatusCode> Delete(string id)
    {
        using HttpResponseMessage answer = await _client.DeleteAsync(new Uri($"/api/jobs/{id}", UriKind.Relative));
        return answer.StatusCode;
    }

    private async Task<JsonElement> Until(string id, string state)
    {
        for (int attempt = 0; attempt < 1_000; attempt++)
        {
            JsonElement job = await _client.GetFromJsonAsync<JsonElement>($"/api/jobs/{id}");
            if (job.GetProperty("state").GetString() == state)
            {
                return job;
            }

            await Task.Delay(10);
        }

        throw new TimeoutException($"job '{id}' did not become {state}");
    }
}
