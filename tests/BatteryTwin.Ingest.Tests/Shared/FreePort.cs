using System.Net;
using System.Net.Sockets;

namespace BatteryTwin.Ingest.Tests.Shared;

/// <summary>Ports that nobody listens on now, for servers that cannot choose one by themselves.</summary>
internal static class FreePort
{
    /// <summary>Different ports, held together while they are looked for.</summary>
    public static int[] Take(int count)
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        try
        {
            Array.ForEach(listeners, listener => listener.Start());
            return [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            Array.ForEach(listeners, listener => listener.Dispose());
        }
    }
}
