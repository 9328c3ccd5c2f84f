using System.Net.Http.Json;
using System.Text.Json;
using BatteryTwin.Ingest.Jobs;

namespace BatteryTwin.Ingest.Backup;

/// <summary>Asks a running process for a backup through its API, fetches the file and checks it.</summary>
internal sealed class BackupClient(Uri address) : IDisposable
{
    private static readonly TimeSpan s_pollEvery = TimeSpan.FromMilliseconds(250);

    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Makes a backup there and brings it into a folder here; the process's own copy is deleted once it has arrived whole.</summary>
    /// <returns>Full path of the file.</returns>
    /// <exception cref="BackupException">It could not be made or fetched.</exception>
    public async Task<string> FetchAsync(string folder, IJobProgress progress, CancellationToken cancel)
    {
        try
        {
            JsonElement started = await JsonAsync(HttpMethod.Post, "/api/backups", cancel).ConfigureAwait(false);
            string job = started.GetProperty("jobId").GetString()!;
            JsonElement made = await FinishAsync(job, progress, cancel).ConfigureAwait(false);
            string file = Path.Combine(folder, Path.GetFileName(made.GetProperty("file").GetString()!));
            string id = made.GetProperty("id").GetString()!;
            await DownloadAsync(id, file, made.GetProperty("sha256").GetString()!, cancel).ConfigureAwait(false);
            using HttpResponseMessage deleted = await _http.DeleteAsync(new Uri($"/api/backups/{id}", UriKind.Relative), cancel).ConfigureAwait(false);
            return file;
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or JsonException or KeyNotFoundException)
        {
            throw new BackupException($"the process at {address} gave no backup ({problem.Message}); is it BatteryTwin, and does it run? Name its address with --url", problem);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> FinishAsync(string job, IJobProgress progress, CancellationToken cancel)
    {
        Uri status = new($"/api/jobs/{Uri.EscapeDataString(job)}", UriKind.Relative);
        try
        {
            while (true)
            {
                JsonElement now = await _http.GetFromJsonAsync<JsonElement>(status, cancel).ConfigureAwait(false);
                progress.Report(now.GetProperty("progress").GetDouble(), now.GetProperty("message").GetString()!);
                switch (now.GetProperty("state").GetString())
                {
                    case "succeeded":
                        return now.GetProperty("result");
                    case "failed":
                        throw new BackupException(now.GetProperty("error").GetString()!);
                    case "cancelled":
                        throw new BackupException("the backup was cancelled");
                }

                await Task.Delay(s_pollEvery, cancel).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            using HttpResponseMessage stopped = await _http.DeleteAsync(status, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    private async Task DownloadAsync(string id, string file, string sha256, CancellationToken cancel)
    {
        string part = file + ".part";
        try
        {
            using HttpResponseMessage response = await _http.GetAsync(new Uri($"/api/backups/{id}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancel).ConfigureAwait(false);
            response.EnsureSuccessStatusCode();
            string received;
            FileStream target = new(part, FileMode.Create, FileAccess.Write, FileShare.None);
            await using (target.ConfigureAwait(false))
            {
                using DigestStream digest = new(target);
                await response.Content.CopyToAsync(digest, cancel).ConfigureAwait(false);
                target.Flush(flushToDisk: true);
                received = digest.Sha256();
            }

            if (received != sha256)
            {
                throw new BackupException("the backup arrived with another checksum than it was sent with; fetch it again");
            }

            File.Move(part, file);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private async Task<JsonElement> JsonAsync(HttpMethod method, string path, CancellationToken cancel)
    {
        using HttpRequestMessage request = new(method, new Uri(path, UriKind.Relative));
        using HttpResponseMessage response = await _http.SendAsync(request, cancel).ConfigureAwait(false);
        JsonElement answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancel).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            throw new BackupException(answer.TryGetProperty("detail", out JsonElement detail) ? detail.GetString()! : $"the process answered {(int)response.StatusCode}");
        }

        return answer;
    }
}
