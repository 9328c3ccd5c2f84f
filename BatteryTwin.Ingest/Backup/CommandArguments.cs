using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace BatteryTwin.Ingest.Backup;

/// <summary>
/// Arguments of a command on the data directory: what it works on, switches without a value, <c>--url</c>, and settings as the process itself
/// takes them (<c>--BatteryTwin:DataDirectory=…</c>, environment, appsettings.json).
/// </summary>
internal sealed class CommandArguments
{
    private const string Url = "--url";

    private readonly HashSet<string> _switches = new(StringComparer.Ordinal);

    public CommandArguments(IReadOnlyList<string> arguments, params IReadOnlyList<string> knownSwitches)
    {
        List<string> settings = [];
        for (int i = 0; i < arguments.Count; i++)
        {
            string argument = arguments[i];
            if (knownSwitches.Contains(argument))
            {
                _switches.Add(argument);
            }
            else if (argument == Url && i + 1 < arguments.Count)
            {
                Address = arguments[++i];
            }
            else if (argument.StartsWith(Url + "=", StringComparison.Ordinal))
            {
                Address = argument[(Url.Length + 1)..];
            }
            else if (argument.StartsWith("--", StringComparison.Ordinal))
            {
                settings.Add(argument);
                if (!argument.Contains('=', StringComparison.Ordinal) && i + 1 < arguments.Count)
                {
                    settings.Add(arguments[++i]);
                }
            }
            else if (Subject is null)
            {
                Subject = argument;
            }
            else
            {
                Unexpected = argument;
            }
        }

        Configuration = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = [.. settings], ContentRootPath = AppContext.BaseDirectory }).Configuration;
    }

    /// <summary>The file or folder that the command is about; null when none is given.</summary>
    public string? Subject { get; }

    /// <summary>An argument too many; null when there is none.</summary>
    public string? Unexpected { get; }

    /// <summary>Address of a running process; null when none is given.</summary>
    public string? Address { get; }

    public IConfiguration Configuration { get; }

    public bool Has(string name) => _switches.Contains(name);
}
