using System.Diagnostics;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>The whole program as a process of its own, as built, at a free port, without the demo plant.</summary>
internal sealed class TwinProcess : IAsyncDisposable
{
    private const string ListeningMark = "Now listening on: ";

    private static readonly TimeSpan s_startDeadline = TimeSpan.FromSeconds(120);

    private readonly Process _process;

    private TwinProcess(Process process, Uri address)
    {
        _process = process;
        Client = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
    }

    public HttpClient Client { get; }

    public static async Task<TwinProcess> StartAsync(string dataDirectory, params string[] settings)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in new[] { typeof(WebHost).Assembly.Location, "--urls", "http://127.0.0.1:0", $"--BatteryTwin:DataDirectory={dataDirectory}", "--BatteryTwin:DemoPlant:Enabled=false" }.Concat(settings))
        {
            start.ArgumentList.Add(argument);
        }

        Process process = Process.Start(start)!;
        TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { } text && text.IndexOf(ListeningMark, StringComparison.Ordinal) is var at and >= 0)
            {
                listening.TrySetResult(new Uri(text[(at + ListeningMark.Length)..].Trim()));
            }
        };
        process.ErrorDataReceived += (_, line) => TestContext.Current.TestOutputHelper?.WriteLine(line.Data ?? string.Empty);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(process, await listening.Task.WaitAsync(s_startDeadline));
    }

    /// <summary>Ends the process at once, as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
        Client.Dispose();
    }
}
