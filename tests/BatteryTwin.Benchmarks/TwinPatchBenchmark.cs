using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace BatteryTwin.Benchmarks;

/// <summary>
/// PATCH of twins over HTTP against a running server: as many connections as wanted, one request at a time on each, over plain sockets so that the
/// client costs little of the machine it shares with the server.
/// </summary>
internal static class TwinPatchBenchmark
{
    private const int Twins = 1_000;
    private const string Query = "api-version=2023-10-31";

    public static async Task RunAsync(string url, int connections, int seconds)
    {
        Uri address = new(url);
        await Prepare(address);
        await Load(address, connections, TimeSpan.FromSeconds(2));
        long start = Stopwatch.GetTimestamp();
        List<double> times = await Load(address, connections, TimeSpan.FromSeconds(seconds));
        double spent = Stopwatch.GetElapsedTime(start).TotalSeconds;
        times.Sort();
        Console.WriteLine($"{times.Count:N0} patches on {connections} connections in {spent:0.0} s: {times.Count / spent:N0} a second, p50 {times[times.Count / 2]:0.00} ms, p99 {times[times.Count * 99 / 100]:0.00} ms");
    }

    private static async Task Prepare(Uri address)
    {
        using HttpClient client = new() { BaseAddress = address };
        using StringContent models = new(CellPlant.Models, Encoding.UTF8, "application/json");
        using HttpResponseMessage uploaded = await client.PostAsync($"/models?{Query}", models);
        if ((int)uploaded.StatusCode is not (201 or 409))
        {
            uploaded.EnsureSuccessStatusCode();
        }

        for (int i = 0; i < Twins; i++)
        {
            using StringContent twin = new("""{"Name": "x", "voltage": 3.6, "tab": {}, "$metadata": {"$model": "dtmi:bench:Cell;1"}}""", new MediaTypeHeaderValue("application/json"));
            (await client.PutAsync($"/digitaltwins/{CellPlant.Cell(i)}?{Query}", twin)).EnsureSuccessStatusCode().Dispose();
        }
    }

    private static async Task<List<double>> Load(Uri address, int connections, TimeSpan duration)
    {
        List<double>[] times = await Task.WhenAll(Enumerable.Range(0, connections).Select(i => Task.Run(() => Connection(address, i, duration))));
        return [.. times.SelectMany(list => list)];
    }

    private static async Task<List<double>> Connection(Uri address, int seed, TimeSpan duration)
    {
        Random random = new(seed);
        List<double> times = [];
        using Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address.Host, address.Port);
        byte[] answer = ArrayPool<byte>.Shared.Rent(8_192);
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < duration)
        {
            string body = string.Create(CultureInfo.InvariantCulture, $$"""[{"op":"replace","path":"/voltage","value":{{random.NextDouble():0.0000}}}]""");
            byte[] request = Encoding.ASCII.GetBytes(
                $"PATCH /digitaltwins/{CellPlant.Cell(random.Next(Twins))}?{Query} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json-patch+json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
            long sent = Stopwatch.GetTimestamp();
            await socket.SendAsync(request);
            int read = 0;
            do
            {
                int more = await socket.ReceiveAsync(answer.AsMemory(read));
                read = more == 0 ? throw new IOException("the server closed the connection") : read + more;
            }
            while (!answer.AsSpan(0, read).EndsWith("\r\n\r\n"u8));
            times.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            if (!answer.AsSpan(0, read).StartsWith("HTTP/1.1 204"u8))
            {
                throw new IOException(Encoding.UTF8.GetString(answer, 0, read));
            }
        }

        ArrayPool<byte>.Shared.Return(answer);
        return times;
    }
}
