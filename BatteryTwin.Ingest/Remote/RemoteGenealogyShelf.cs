using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BatteryTwin.Domain.Traceability.Growing;
using BatteryTwin.Domain.Traceability.Tables;
using BatteryTwin.Ingest.Api;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Traceability;

namespace BatteryTwin.Ingest.Remote;

/// <summary>
/// The genealogy that the ingest service keeps: read from a copy that follows it, written through it. While the service is away the copy answers as of the last reading, and nothing can be written.
/// </summary>
internal sealed class RemoteGenealogyShelf(GenealogyMirror mirror, IngestClient client, IJobs jobs, TimeProvider time) : IGenealogyShelf, IDisposable
{
    private static readonly TimeSpan s_jobPace = TimeSpan.FromMilliseconds(500);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private KeptGenealogy? _current;
    private long _version;
    private long _readTicks;
    private volatile bool _isAway;

    public long Version => Interlocked.Read(ref _version);

    public DateTimeOffset? StaleSince => _isAway && Interlocked.Read(ref _readTicks) is > 0 and long ticks ? new(ticks, TimeSpan.Zero) : null;

    public bool IsImported => mirror.IsImported;

    public async Task<KeptGenealogy?> FindAsync(CancellationToken cancel)
    {
        if (Volatile.Read(ref _current) is { } current)
        {
            return current;
        }

        await _turn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            if (!mirror.IsRead)
            {
                await FollowInTurnAsync(cancel).ConfigureAwait(false);
            }

            if (_current is null)
            {
                Volatile.Write(ref _current, await Task.Run(mirror.Snapshot, cancel).ConfigureAwait(false));
            }

            return _current;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Reads what came since the last time.</summary>
    /// <exception cref="StorageUnavailableException">The service cannot be read.</exception>
    public async Task FollowAsync(CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            await FollowInTurnAsync(cancel).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    public string Stage() => Directory.CreateTempSubdirectory("batterytwin-import-").FullName;

    public JobStatus Import(string staged) => jobs.Start(GenealogyShelf.JobKind, async (progress, cancel) =>
    {
        string packed = staged + ".zip";
        try
        {
            progress.Report(0.1, "Packing the tables");
            await ZipFile.CreateFromDirectoryAsync(staged, packed, CompressionLevel.Fastest, includeBaseDirectory: false, cancel).ConfigureAwait(false);
            progress.Report(0.3, "Handing them to the ingest service");
            JobView job = await AskAsync(() => HandOnAsync(packed, cancel)).ConfigureAwait(false);
            JobStatus done = await AskAsync(() => EndAsync(job, progress, cancel)).ConfigureAwait(false);
            await FollowAsync(cancel).ConfigureAwait(false);
            return done.State == JobState.Succeeded ? done.Result : throw new TableException(done.Error ?? "the ingest service did not take them");
        }
        finally
        {
            Directory.Delete(staged, recursive: true);
            File.Delete(packed);
        }
    });

    public async Task<AppendOutcome> AppendAsync(string table, Stream csv, CancellationToken cancel)
    {
        AppendOutcome outcome = await AskAsync(() => SendAsync(table, csv, cancel)).ConfigureAwait(false);

        // Who has written reads what was written.
        await FollowAsync(cancel).ConfigureAwait(false);
        return outcome;
    }

    public async Task<AppendOutcome?> AppendUnlessImportedAsync(string table, Stream csv, CancellationToken cancel) => IsImported ? null : await AppendAsync(table, csv, cancel).ConfigureAwait(false);

    public void Dispose() => _turn.Dispose();

    private async Task FollowInTurnAsync(CancellationToken cancel)
    {
        try
        {
            if (await mirror.ReadAsync(cancel).ConfigureAwait(false))
            {
                Changed();
            }

            Interlocked.Exchange(ref _readTicks, time.GetUtcNow().UtcTicks);
            _isAway = false;
        }
        catch (IngestUnreachableException problem)
        {
            // A beginning of what is new may have come.
            Changed();
            _isAway = true;
            throw new StorageUnavailableException($"the units are kept by the ingest service: {problem.Message}", problem);
        }
    }

    private void Changed()
    {
        Volatile.Write(ref _current, null);
        Interlocked.Increment(ref _version);
    }

    private async Task<AppendOutcome> SendAsync(string table, Stream csv, CancellationToken cancel)
    {
        HttpRequestMessage request = new(HttpMethod.Post, $"api/ingest/units/rows/{Uri.EscapeDataString(table)}") { Content = new StreamContent(csv) };
        using HttpResponseMessage answer = await client.SendAsync(request, cancel).ConfigureAwait(false);
        if (answer.StatusCode == HttpStatusCode.BadRequest)
        {
            JsonElement fault = await answer.Content.ReadFromJsonAsync<JsonElement>(cancel).ConfigureAwait(false);
            throw TableException.Told(Text(fault, "detail") ?? "the units cannot be taken", Text(fault, "table") ?? table, Text(fault, "column"), fault.TryGetProperty("row", out JsonElement row) && row.ValueKind == JsonValueKind.Number ? row.GetInt64() : null);
        }

        return await client.ReadAsync<AppendOutcome>(answer, cancel).ConfigureAwait(false);
    }

    private async Task<JobView> HandOnAsync(string packed, CancellationToken cancel)
    {
        await using FileStream file = File.OpenRead(packed);
        using HttpResponseMessage answer = await client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "api/ingest/units/import") { Content = new StreamContent(file) }, cancel, patient: true).ConfigureAwait(false);
        return await client.ReadAsync<JobView>(answer, cancel).ConfigureAwait(false);
    }

    private async Task<JobStatus> EndAsync(JobView job, IJobProgress progress, CancellationToken cancel)
    {
        JobStatus status = job.ToStatus();
        while (!status.IsFinished)
        {
            await Task.Delay(s_jobPace, time, cancel).ConfigureAwait(false);
            status = (await client.GetAsync<JobView>($"api/jobs/{Uri.EscapeDataString(job.Id)}", cancel).ConfigureAwait(false)).ToStatus();
            progress.Report(0.5 + (0.5 * status.Progress), status.Message);
        }

        return status;
    }

    private static string? Text(JsonElement fault, string name) => fault.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

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
}
