using System.Net.Http.Json;
using System.Text.Json;
using BatteryTwin.Web.Tests.Remote;
using BatteryTwin.Web.Tests.Shared;
using Microsoft.AspNetCore.Http;

namespace BatteryTwin.Web.Tests.Transfer;

/// <summary>Import jobs from and to a blob service.</summary>
public sealed class BlobImportTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ImportJob_BlobAddresses_ReadsTheInputAndWritesTheLog()
    {
        await using BlobService blobs = await BlobService.StartAsync();
        await using TwinServer server = await TwinServer.StartAsync();
        string file = "{\"Section\":\"Header\"}\n{\"fileVersion\":\"1.0.0\"}\n{\"Section\":\"Models\"}\n"
            + PressModels.Press.GetRawText().ReplaceLineEndings(" ") + "\n" + PressModels.Motor.GetRawText() + "\n{\"Section\":\"Twins\"}\n" + PressModels.Twin(1, "one").GetRawText() + "\nnonsense";
        await blobs.PutAsync("in.ndjson", file);

        JsonElement job = await RunAsync(server, "good", blobs.Address("in.ndjson"), blobs.Address("out/log.ndjson"));
        JsonElement missing = await RunAsync(server, "missing", blobs.Address("nothing.ndjson"), blobs.Address("log2.ndjson"));

        Assert.Equal("succeeded", job.GetProperty("status").GetString());
        Assert.EndsWith("/box/in.ndjson?sig=…", job.GetProperty("inputBlobUri").GetString(), StringComparison.Ordinal);
        Assert.Equal((2, 1), (server.Graph.Current.Models.Count, server.Graph.Current.Twins.Count));
        Assert.Contains("\"line\":8", await blobs.Client.GetStringAsync(blobs.Address("out/log.ndjson"), Stop), StringComparison.Ordinal);
        Assert.Equal("failed", missing.GetProperty("status").GetString());
        Assert.Contains("404", missing.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("404", await blobs.Client.GetStringAsync(blobs.Address("log2.ndjson"), Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImportJob_ProcessEndsMeanwhile_HasFailedAfterTheRestart()
    {
        string directory = Directory.CreateTempSubdirectory("batterytwin-jobs-").FullName;
        await using StubTwinService endless = await StubTwinService.StartAsync(async (context, _) =>
        {
            await context.Response.WriteAsync("{\"Section\":\"Header\"}\n", Stop);
            await context.Response.Body.FlushAsync(Stop);
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
        });
        TwinServer first = await TwinServer.StartAsync(directory);
        string input = $"{endless.Url}/box/in?sig=x";
        await StartAsync(first, "cut", input, new Uri(Path.Combine(directory, "exchange", "log")).AbsoluteUri);
        using HttpResponseMessage second = await StartAsync(first, "two", input, input + "2");
        Assert.Contains("JobLimitReached", await second.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        File.Copy(Path.Combine(directory, "twins", "jobs.db"), Path.Combine(directory, "jobs.copy"));
        File.Copy(Path.Combine(directory, "twins", "jobs.db-wal"), Path.Combine(directory, "jobs.copy-wal"));
        await first.DisposeAsync();

        // What a killed process leaves: the state from before the stop.
        File.Move(Path.Combine(directory, "jobs.copy"), Path.Combine(directory, "twins", "jobs.db"), overwrite: true);
        File.Move(Path.Combine(directory, "jobs.copy-wal"), Path.Combine(directory, "twins", "jobs.db-wal"), overwrite: true);
        await using TwinServer later = await TwinServer.StartAsync(directory);
        JsonElement job = await later.Client.GetFromJsonAsync<JsonElement>("/jobs/imports/cut?api-version=2023-10-31", Stop);

        Assert.Equal(("failed", "JobInterrupted"), (job.GetProperty("status").GetString(), job.GetProperty("error").GetProperty("code").GetString()));
    }

    [Fact]
    public async Task CancelledImport_EndsAsCancelled()
    {
        await using StubTwinService endless = await StubTwinService.StartAsync(async (context, _) =>
        {
            await context.Response.WriteAsync("{\"Section\":\"Header\"}\n", Stop);
            await context.Response.Body.FlushAsync(Stop);
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
        });
        await using TwinServer server = await TwinServer.StartAsync();
        await StartAsync(server, "long", $"{endless.Url}/box/in?sig=x", new Uri(Path.Combine(server.Directory, "exchange", "log")).AbsoluteUri);

        using HttpResponseMessage cancelled = await server.Client.PostAsync("/jobs/imports/long/cancel?api-version=2023-10-31", null, Stop);
        JsonElement shown = await cancelled.Content.ReadFromJsonAsync<JsonElement>(Stop);
        JsonElement ended = await FinishedAsync(server, "long");

        Assert.Equal("cancelling", shown.GetProperty("status").GetString());
        Assert.Equal("cancelled", ended.GetProperty("status").GetString());
    }

    private static Task<HttpResponseMessage> StartAsync(TwinServer server, string id, string input, string output) =>
        server.Client.PutAsJsonAsync($"/jobs/imports/{id}?api-version=2023-10-31", new { inputBlobUri = input, outputBlobUri = output }, Stop);

    private static async Task<JsonElement> RunAsync(TwinServer server, string id, string input, string output)
    {
        using HttpResponseMessage started = await StartAsync(server, id, input, output);
        Assert.True(started.IsSuccessStatusCode, await started.Content.ReadAsStringAsync(Stop));
        return await FinishedAsync(server, id);
    }

    private static async Task<JsonElement> FinishedAsync(TwinServer server, string id)
    {
        while (true)
        {
            JsonElement job = await server.Client.GetFromJsonAsync<JsonElement>($"/jobs/imports/{id}?api-version=2023-10-31", Stop);
            if (job.TryGetProperty("finishedDateTime", out _))
            {
                return job;
            }
        }
    }
}
