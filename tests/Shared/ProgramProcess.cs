using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BatteryTwin.Tests.Shared;

/// <summary>A built program as a process with its own address; can be killed and started again at the same place.</summary>
public class ProgramProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_startDeadline = TimeSpan.FromSeconds(120);

    private readonly string _program;
    private readonly Func<string[]> _settings;
    private readonly StringBuilder _log = new();
    private Process? _process;

    /// <param name="program">The program's assembly.</param>
    /// <param name="settings">Command line, such as <c>--BatteryTwin:DemoPlant:Enabled=false</c>.</param>
    public ProgramProcess(string program, params string[] settings)
        : this(program, () => settings)
    {
    }

    /// <param name="program">The program's assembly.</param>
    /// <param name="settings">Command line, made at each start.</param>
    public ProgramProcess(string program, Func<string[]> settings)
    {
        (_program, _settings) = (program, settings);
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        Client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(60) };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>Starts the program, or starts it again, and waits until it is ready.</summary>
    public async Task RunAsync()
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in new[] { _program, "--urls", Address.GetLeftPart(UriPartial.Authority) }.Concat(_settings()))
        {
            start.ArgumentList.Add(argument);
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
        GC.SuppressFinalize(this);
        await KillAsync();
        _process?.Dispose();
        Client.Dispose();
        await DisposeCoreAsync();
    }

    /// <summary>What a derived process leaves behind.</summary>
    protected virtual ValueTask DisposeCoreAsync() => ValueTask.CompletedTask;

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

            await Task.Delay(20);
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

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
