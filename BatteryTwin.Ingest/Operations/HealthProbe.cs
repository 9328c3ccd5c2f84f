namespace BatteryTwin.Ingest.Operations;

/// <summary>The command <c>health [address]</c>: asks a running process whether it is ready. For container health checks, where no curl is.</summary>
public static class HealthProbe
{
    public const string Verb = "health";

    /// <summary>Asks once; returns 0 when ready, 1 otherwise.</summary>
    public static async Task<int> RunAsync(string address, TextWriter output)
    {
        using HttpClient client = new() { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using HttpResponseMessage response = await client.GetAsync(new Uri(new Uri(address), "/health/ready")).ConfigureAwait(false);
            await output.WriteLineAsync(await response.Content.ReadAsStringAsync().ConfigureAwait(false)).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            await output.WriteLineAsync($"{address} does not answer: {exception.Message}").ConfigureAwait(false);
            return 1;
        }
    }
}
