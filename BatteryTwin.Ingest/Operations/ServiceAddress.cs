namespace BatteryTwin.Ingest.Operations;

/// <summary>Addresses of services that another BatteryTwin process talks to.</summary>
internal static class ServiceAddress
{
    /// <summary>What is wrong with a configured address; null when it can be used. Plain http leaves this machine only where the network was declared closed.</summary>
    /// <param name="setting">The setting's full name.</param>
    /// <param name="text">What was configured.</param>
    /// <param name="example">An address that would do.</param>
    /// <param name="closedNetwork"><see cref="NetworkOptions.AllowAnonymousRemote"/>.</param>
    public static string? Fault(string setting, string text, string example, bool closedNetwork)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? address) || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            return $"{setting} is '{text}': give the address of the service, for example {example}";
        }

        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            return $"{setting} must be a bare address, without user name, query or fragment";
        }

        return address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback && !closedNetwork
            ? $"{setting} is '{text}': plain http would send the plant's data in the clear; use https, or, on a closed network only, set BatteryTwin:Network:AllowAnonymousRemote=true"
            : null;
    }
}
