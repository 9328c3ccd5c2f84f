using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;

namespace BatteryTwin.Browser.Tests.Shared;

/// <summary>The built program as a process with its own address and data directory; can be killed and started again at the same place.</summary>
public sealed class PlantProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_startDeadline = TimeSpan.FromSeconds(60);

    private readonly string _dataDirectory = Directory.CreateTempSubdirectory("batterytwin-browser-").FullName;
    private readonly string[] _settings;
    private readonly StringBuilder _log = new();
    private Process? _process;

    private PlantProcess(string[] settings)
    {
        _settings = settings;
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        Client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(10) };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>Starts the program with settings such as <c>--BatteryTwin:DemoPlant:Enabled=false</c> and waits until it is ready.</summary>
    public static async Task<PlantProcess> StartAsync(params string[] settings)
    {
        PlantProcess plant = new(settings);
        await plant.StartAgainAsync();
        return plant;
    }

    public async Task StartAgainAsync()
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(WebAssemblyPath());
        start.ArgumentList.Add("--urls");
        start.ArgumentList.Add(Address.GetLeftPart(UriPartial.Authority));
        start.ArgumentList.Add($"--BatteryTwin:DataDirectory={_dataDirectory}");
        foreach (string setting in _settings)
        {
            start.ArgumentList.Add(setting);
        }

        _process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
        _process.OutputDataReceived += (_, line) => Log(line.Data);
        _process.ErrorDataReceived += (_, line) => Log(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await UntilReadyAsync();
    }

    /// <summary>Ends the process at once, as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
    }

    /// <summary>Writes line protocol and fails the test when it is not taken.</summary>
    public async Task WriteAsync(string lines)
    {
        using StringContent body = new(lines);
        using HttpResponseMessage response = await Client.PostAsync(new Uri("/api/v2/write", UriKind.Relative), body);
        Assert.True(response.StatusCode == HttpStatusCode.NoContent, $"write answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process?.Dispose();
        Client.Dispose();
        Directory.Delete(_dataDirectory, recursive: true);
    }

    private async Task UntilReadyAsync()
    {
        long started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < s_startDeadline)
        {
            if (_process!.HasExited)
            {
                break;
            }

            try
            {
                using HttpResponseMessage response = await Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException($"the program did not become ready:\n{LogText()}");
    }

    private void Log(string? line)
    {
        lock (_log)
        {
            _log.AppendLine(line);
        }
    }

    private string LogText()
    {
        lock (_log)
        {
            return _log.ToString();
        }
    }

    private static string WebAssemblyPath() =>
        typeof(PlantProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "WebAssembly").Value!;

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
