using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using BatteryTwin.Ingest.Tests.Shared;

namespace BatteryTwin.Ingest.Tests.Storage.InfluxDb;

/// <summary>A real <c>influxd</c> on free ports and a folder of its own; can be killed and started again with what it has.</summary>
public sealed class InfluxServer : IAsyncLifetime
{
    private static readonly TimeSpan s_startDeadline = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly int _port = FreePort();
    private readonly int _backupPort = FreePort();
    private Process? _process;
    private int _databases;

    public InfluxServer() => Client = new HttpClient { BaseAddress = new Uri(Url), Timeout = TimeSpan.FromSeconds(20) };

    public bool Authenticates { get; init; }

    public string Url => $"http://127.0.0.1:{_port}";

    public HttpClient Client { get; }

    /// <summary>A database name nobody else uses.</summary>
    public string NewDatabase() => $"test {Interlocked.Increment(ref _databases)}";

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(_folder.PathOf("influxdb.conf"), $"""
            reporting-disabled = true
            bind-address = "127.0.0.1:{_backupPort}"
            [meta]
              dir = "{_folder.PathOf("meta")}"
            [data]
              dir = "{_folder.PathOf("data")}"
              wal-dir = "{_folder.PathOf("wal")}"
              query-log-enabled = false
            [http]
              bind-address = "127.0.0.1:{_port}"
              log-enabled = false
              auth-enabled = {(Authenticates ? "true" : "false")}
            [monitor]
              store-enabled = false
            """);
        await StartAsync();
    }

    public async Task StartAsync()
    {
        ProcessStartInfo start = new("influxd") { RedirectStandardError = true, RedirectStandardOutput = true };
        start.ArgumentList.Add("-config");
        start.ArgumentList.Add(_folder.PathOf("influxdb.conf"));
        _process = Process.Start(start)!;
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        using CancellationTokenSource deadline = new(s_startDeadline);
        while (!await AnswersAsync())
        {
            Assert.False(_process.HasExited, "influxd ended at its start");
            await Task.Delay(20, deadline.Token);
        }
    }

    /// <summary>Ends the server at once.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>The body of the answer to a statement.</summary>
    public async Task<string> QueryAsync(string statement, string database = "", string credentials = "")
    {
        using FormUrlEncodedContent form = new([new("q", statement)]);
        using HttpResponseMessage response = await Client.PostAsync($"/query?epoch=ns&db={Uri.EscapeDataString(database)}{credentials}", form);
        return await response.Content.ReadAsStringAsync();
    }

    public async Task<HttpStatusCode> WriteAsync(string database, string lines)
    {
        using StringContent body = new(lines);
        using HttpResponseMessage response = await Client.PostAsync($"/write?db={Uri.EscapeDataString(database)}", body);
        return response.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        Client.Dispose();
        _folder.Dispose();
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using HttpResponseMessage answer = await Client.GetAsync("/ping");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
