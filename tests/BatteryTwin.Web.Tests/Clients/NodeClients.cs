using System.Diagnostics;
using System.Text;

namespace BatteryTwin.Web.Tests.Clients;

/// <summary>Runs the scripts of <c>tests/clients</c>; installs their packages first when nobody has.</summary>
internal static class NodeClients
{
    private static readonly TimeSpan s_deadline = TimeSpan.FromMinutes(2);
    private static readonly Lazy<Task<string>> s_folder = new(PrepareAsync);

    /// <summary>Runs a script to its end and returns what it printed; fails when it fails.</summary>
    public static async Task<string> RunAsync(string script, params string[] arguments)
    {
        using Process process = Start("node", await s_folder.Value, [script, .. arguments]);
        return await FinishAsync(process, $"{script} {string.Join(' ', arguments)}");
    }

    /// <summary>Starts a script that runs until its input is closed.</summary>
    public static async Task<Process> StartAsync(string script, params string[] arguments) => Start("node", await s_folder.Value, [script, .. arguments]);

    private static async Task<string> PrepareAsync()
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "BatteryTwin.sln")))
        {
            root = root.Parent;
        }

        string folder = Path.Combine(root!.FullName, "tests", "clients");
        string installed = Path.Combine(folder, "node_modules", ".package-lock.json");
        if (!File.Exists(installed) || File.GetLastWriteTimeUtc(installed) < File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json")))
        {
            using Process npm = Start("npm", folder, ["ci", "--ignore-scripts", "--loglevel=error"]);
            await FinishAsync(npm, "npm ci");
            File.SetLastWriteTimeUtc(installed, DateTime.UtcNow);
        }

        return folder;
    }

    private static Process Start(string program, string folder, string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardOutputEncoding = Encoding.UTF8,
    })!;

    private static async Task<string> FinishAsync(Process process, string command)
    {
        using CancellationTokenSource deadline = new(s_deadline);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(deadline.Token);
            Task<string> errors = process.StandardError.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            Assert.True(process.ExitCode == 0, $"{command} failed: {await output}{await errors}");
            return await output;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
