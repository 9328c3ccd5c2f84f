using System.Text;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Remote;

/// <summary>Web of a split deployment with one twin, where nobody else runs.</summary>
public sealed class LonelyServer : IAsyncLifetime
{
    public const string Nowhere = "http://127.0.0.1:9";

    private TwinServer? _server;

    public HttpClient Client => _server!.Client;

    public async ValueTask InitializeAsync()
    {
        _server = await TwinServer.StartAsync(settings:
        [
            $"--BatteryTwin:Ingest:Endpoint={Nowhere}", "--BatteryTwin:Telemetry:Store=InfluxDb", $"--BatteryTwin:Telemetry:InfluxDb:Url={Nowhere}", "--Logging:LogLevel:Default=None",
        ]);
        await PutAsync(HttpMethod.Post, "/models", """[{"@context": "dtmi:dtdl:context;2", "@id": "dtmi:t:Press;1", "@type": "Interface", "contents": [{"@type": "Telemetry", "name": "temperature", "schema": "double"}]}]""");
        await PutAsync(HttpMethod.Put, "/digitaltwins/Press-7", """{"$metadata": {"$model": "dtmi:t:Press;1"}}""");
        while (!(await Client.GetStringAsync("/health/ready")).Contains($"no live data from {Nowhere}/", StringComparison.Ordinal))
        {
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    private async Task PutAsync(HttpMethod method, string path, string json)
    {
        using HttpRequestMessage request = new(method, $"{path}?api-version=2023-10-31") { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        using HttpResponseMessage response = await Client.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }
}
