using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Ingest.Operations;

/// <summary>Keeps a process without sign-in from being reached by other machines, and by web pages that pose as this one.</summary>
public static class NetworkGuard
{
    /// <summary>The address of the all-in-one process.</summary>
    public const string DefaultAddress = "http://localhost:5080";

    /// <summary>
    /// Listens on <c>http://localhost:5080</c> unless configured otherwise, and refuses any address beyond loopback as long as
    /// nobody has to sign in and <see cref="NetworkOptions.AllowAnonymousRemote"/> is off.
    /// </summary>
    /// <exception cref="StartRefusedException">An address can be reached from other machines.</exception>
    public static void GuardNetwork(this WebApplicationBuilder builder)
    {
        ConfigurationManager configuration = builder.Configuration;
        if (!HasAddress(configuration))
        {
            builder.Configuration["urls"] = DefaultAddress;
        }

        IReadOnlyList<string> remote = ListenAddresses.Remote(configuration);
        bool allowed = configuration.GetSection(NetworkOptions.Section).Get<NetworkOptions>()?.AllowAnonymousRemote ?? false;
        if (remote.Count > 0 && !allowed)
        {
            throw new StartRefusedException(
                $"Refusing to listen on {string.Join(", ", remote)}: other machines could reach it and no authentication is configured. "
                + "Listen on loopback (--urls http://localhost:5080), or, on a closed network only, set BatteryTwin:Network:AllowAnonymousRemote=true.");
        }

        if (remote.Count == 0 && string.IsNullOrEmpty(configuration["AllowedHosts"]))
        {
            // A page on another host name that resolves to this machine (DNS rebinding) is not let in.
            builder.Services.Configure<HostFilteringOptions>(options => options.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"]);
        }
    }

    private static bool HasAddress(ConfigurationManager configuration) =>
        !string.IsNullOrEmpty(configuration["urls"])
        || !string.IsNullOrEmpty(configuration["http_ports"])
        || !string.IsNullOrEmpty(configuration["https_ports"])
        || configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();
}
