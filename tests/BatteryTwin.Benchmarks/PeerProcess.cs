using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using BatteryTwin.Ingest;

namespace BatteryTwin.Benchmarks;

/// <summary>A server that a benchmark starts at a free port and ends.</summary>
internal sealed class PeerProcess : IDisposable
{
    private static readonly TimeSpan s_startDeadline = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly HttpClient _client;

    private PeerProcess(string url, ProcessStartInfo start)
    {
        Url = url;
        _client = new HttpClient { BaseAddress = new Uri(url) };
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        _process = Process.Start(start)!;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Url { get; }

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>An <c>influxd</c> on a folder.</summary>
    public static async Task<PeerProcess> InfluxAsync(string folder)
    {
        int port = FreePort();
        string settings = Path.Combine(folder, "influxdb.conf");
        await File.WriteAllTextAsync(settings, $"""
            reporting-disabled = true
            bind-address = "127.0.0.1:{FreePort()}"
            [meta]
              dir = "{folder}/meta"
            [data]
              dir = "{folder}/data"
              wal-dir = "{folder}/wal"
              query-log-enabled = false
            [http]
              bind-address = "127.0.0.1:{port}"
              log-enabled = false
            [monitor]
              store-enabled = false
            """);
        PeerProcess influx = new($"http://127.0.0.1:{port}", new ProcessStartInfo("influxd", ["-config", settings]));
        await influx.AnswersAsync("/ping");
        return influx;
    }

    /// <summary>The ingest service with its points in an InfluxDB.</summary>
    public static async Task<PeerProcess> IngestAsync(string dataDirectory, string influxUrl)
    {
        string url = $"http://127.0.0.1:{FreePort()}";
        PeerProcess ingest = new(url, new ProcessStartInfo(
            "dotnet",
            [
                typeof(IngestHost).Assembly.Location,
                "--urls", url,
                $"--BatteryTwin:DataDirectory={dataDirectory}",
                "--BatteryTwin:DemoPlant:Enabled=false",
                "--BatteryTwin:Telemetry:Store=InfluxDb",
                $"--BatteryTwin:Telemetry:InfluxDb:Url={influxUrl}",
            ]));
        await ingest.AnswersAsync("/health/live");
        return ingest;
    }

    /// <summary>Asks an InfluxQL statement.</summary>
    public async Task<string> QueryAsync(string statement)
    {
        using FormUrlEncodedContent form = new([new("q", statement)]);
        using HttpResponseMessage response = await _client.PostAsync("/query?epoch=ns", form);
        return await response.Content.ReadAsStringAsync();
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _client.Dispose();
    }

    private async Task AnswersAsync(string path)
    {
        using CancellationTokenSource deadline = new(s_startDeadline);
        while (true)
        {
            try
            {
                using HttpResponseMessage answer = await _client.GetAsync(path, deadline.Token);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(50, deadline.Token);
        }
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
