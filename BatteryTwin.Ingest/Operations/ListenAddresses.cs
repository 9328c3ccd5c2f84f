using System.Net;
using Microsoft.Extensions.Configuration;

namespace BatteryTwin.Ingest.Operations;

/// <summary>The addresses a host is configured to listen on, read from every setting ASP.NET Core knows for it.</summary>
public static class ListenAddresses
{
    /// <summary>Configured addresses that other machines can reach, as written in the configuration.</summary>
    public static IReadOnlyList<string> Remote(IConfiguration configuration) =>
        [.. All(configuration).Where(address => !IsLoopback(address))];

    /// <summary>True when only this machine can reach the address: <c>localhost</c>, <c>127.0.0.0/8</c>, <c>::1</c>, or a Unix socket.</summary>
    public static bool IsLoopback(string address)
    {
        int scheme = address.IndexOf("://", StringComparison.Ordinal);
        string rest = scheme < 0 ? address : address[(scheme + 3)..];
        if (rest.StartsWith("unix:/", StringComparison.Ordinal))
        {
            return true;
        }

        string host = HostOf(rest.Split('/')[0]);
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out IPAddress? ip) && IPAddress.IsLoopback(ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip));
    }

    private static IEnumerable<string> All(IConfiguration configuration)
    {
        // Kestrel's own endpoints override the addresses given by urls, and urls those given by ports.
        string[] endpoints = [.. configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>()];
        if (endpoints.Length > 0)
        {
            return endpoints;
        }

        if (configuration["urls"] is { Length: > 0 } urls)
        {
            return Split(urls);
        }

        return Split(configuration["http_ports"]).Concat(Split(configuration["https_ports"])).Select(port => $"http://*:{port}");
    }

    private static string[] Split(string? list) =>
        list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static string HostOf(string authority)
    {
        if (authority.StartsWith('['))
        {
            return authority[1..].Split(']')[0];
        }

        int colon = authority.LastIndexOf(':');
        return colon < 0 ? authority : authority[..colon];
    }
}
