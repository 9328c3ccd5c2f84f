using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace BatteryTwin.Benchmarks;

/// <summary>
/// Writes to a server of its own at a steady rate for a long time while the server is killed and started again every few minutes; after each kill
/// every acknowledged point is counted.
/// </summary>
internal sealed class SoakBenchmark(string program, string folder, int valuesPerSecond, TimeSpan duration, TimeSpan killEvery)
{
    private const string Address = "http://127.0.0.1:15085";

    private static readonly HttpClient s_http = new() { BaseAddress = new Uri(Address), Timeout = TimeSpan.FromMinutes(5) };
    private readonly SoakBodies _bodies = new();
    private long _next;
    private long _acknowledged;

    /// <summary>True when no acknowledged point was missing at any count.</summary>
    public async Task<bool> RunAsync()
    {
        bool complete = true;
        Process server = await StartAsync();
        long began = Stopwatch.GetTimestamp();
        int kills = 0;
        while (Stopwatch.GetElapsedTime(began) < duration)
        {
            TimeSpan rest = duration - Stopwatch.GetElapsedTime(began);
            long before = _acknowledged;
            long from = Stopwatch.GetTimestamp();
            using CancellationTokenSource stop = new(rest < killEvery ? rest : killEvery);
            Task writing = Task.WhenAll(WriteAsync(stop.Token), WriteAsync(stop.Token));
            await Task.Delay(Timeout.InfiniteTimeSpan, stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            long rss = Rss(server);
            server.Kill();
            await server.WaitForExitAsync();
            await writing;
            double rate = (_acknowledged - before) * SoakBodies.Values / Stopwatch.GetElapsedTime(from).TotalSeconds;
            long restart = Stopwatch.GetTimestamp();
            server = await StartAsync();
            double startSeconds = Stopwatch.GetElapsedTime(restart).TotalSeconds;
            long missing = await MissingAsync();
            complete &= missing == 0;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Stopwatch.GetElapsedTime(began):hh\\:mm\\:ss}  kill {++kills}  {rate / 1e6:0.00} M values/s  {_acknowledged * SoakBodies.Values / 1e6:N1} M acknowledged, {missing} missing  RSS before {rss >> 20} MB  restart {startSeconds:0.0} s  disk {DiskBytes() / 1e6:N0} MB"));
        }

        server.Kill();
        await server.WaitForExitAsync();
        return complete;
    }

    private async Task<Process> StartAsync()
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = false };
        foreach (string argument in new[] { program, "--urls", Address, $"--BatteryTwin:DataDirectory={folder}", "--BatteryTwin:DemoPlant:Enabled=false", "--Logging:LogLevel:Default=Warning" })
        {
            start.ArgumentList.Add(argument);
        }

        Process process = Process.Start(start)!;
        while (true)
        {
            try
            {
                using HttpResponseMessage ready = await s_http.GetAsync("/health/ready");
                if (ready.IsSuccessStatusCode)
                {
                    return process;
                }
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }

    /// <summary>Writes bodies at half the rate (there are two writers) until told to stop; a body in flight at a kill is sent again after it.</summary>
    private async Task WriteAsync(CancellationToken stop)
    {
        double secondsPerBody = 2.0 * SoakBodies.Values / valuesPerSecond;
        long began = Stopwatch.GetTimestamp();
        byte[] body = new byte[_bodies.Length];
        for (int sent = 0; !stop.IsCancellationRequested; sent++)
        {
            double ahead = (sent * secondsPerBody) - Stopwatch.GetElapsedTime(began).TotalSeconds;
            if (ahead > 0.001)
            {
                await Task.Delay(TimeSpan.FromSeconds(ahead), CancellationToken.None);
            }

            long number = Interlocked.Increment(ref _next) - 1;
            if (!await TrySendAsync(number, body))
            {
                _bodies.Owed.Enqueue(number);
                return;
            }

            while (_bodies.Owed.TryDequeue(out long owed))
            {
                if (!await TrySendAsync(owed, body))
                {
                    _bodies.Owed.Enqueue(owed);
                    return;
                }
            }
        }
    }

    private async Task<bool> TrySendAsync(long number, byte[] body)
    {
        _bodies.Fill(body, number);
        try
        {
            using HttpResponseMessage answer = await s_http.PostAsync("/api/v2/write?precision=ns", new ByteArrayContent(body));
            if (answer.StatusCode == System.Net.HttpStatusCode.NoContent)
            {
                Interlocked.Increment(ref _acknowledged);
                return true;
            }

            Console.WriteLine($"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }
        catch (HttpRequestException)
        {
            // The server was killed; the body stays owed.
        }

        return false;
    }

    /// <summary>Acknowledged points less stored ones; a body whose answer was lost in a kill may be stored and not yet acknowledged, so less than nothing counts as nothing.</summary>
    private async Task<long> MissingAsync()
    {
        using JsonDocument answer = JsonDocument.Parse(await s_http.GetStringAsync(
            $"/api/telemetry/range?twin=*&aggregate=count&groupBy=field&from={SoakBodies.StartSeconds}000&to={SoakBodies.StartSeconds + (3_600 * 24 * 3_650L)}000"));
        long missing = 0;
        foreach (JsonElement series in answer.RootElement.GetProperty("series").EnumerateArray())
        {
            JsonElement count = series.GetProperty("points")[0][1];
            long stored = count.ValueKind == JsonValueKind.String ? long.Parse(count.GetString()!, CultureInfo.InvariantCulture) : count.GetInt64();
            missing += Math.Max(0, (_acknowledged * SoakBodies.Lines) - stored);
        }

        return missing;
    }

    private long DiskBytes() => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    private static long Rss(Process process)
    {
        process.Refresh();
        return process.HasExited ? 0 : process.WorkingSet64;
    }
}
