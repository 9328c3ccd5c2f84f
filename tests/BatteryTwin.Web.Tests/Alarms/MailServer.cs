using System.Diagnostics;
using System.Text.Json;
using BatteryTwin.Web.Tests.Clients;

namespace BatteryTwin.Web.Tests.Alarms;

/// <summary>A mail server at a free port that tells what it takes.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private const string Ready = "listens on ";

    private readonly Process _process;

    private MailServer(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    /// <param name="behaviour">refuse or busy: what it answers to recipients; empty takes all.</param>
    public static async Task<MailServer> StartAsync(string behaviour = "")
    {
        Process process = await NodeClients.StartAsync("smtp.mjs", behaviour);
        string? line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        return line?.StartsWith(Ready, StringComparison.Ordinal) == true
            ? new(process, int.Parse(line[Ready.Length..], System.Globalization.CultureInfo.InvariantCulture))
            : throw new InvalidOperationException("the mail server ended: " + await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The next mail it takes: from, to, and the whole text.</summary>
    public async Task<JsonElement> NextAsync() =>
        JsonElement.Parse(await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException("the mail server ended"));

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
