using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Storage.Twins;
using BatteryTwin.Ingest.Storage.Twins.Remote;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Web.Tests.Remote;

/// <summary>A twin graph kept by a service, as the program registers it, refreshed only when a test says so.</summary>
internal sealed class RemoteGraph : IAsyncDisposable
{
    public static readonly ChangeOrigin Origin = new("test", "tester");

    private readonly ServiceProvider _services;

    public RemoteGraph(string endpoint, TokenCredential? credential = null, HttpPipelineTransport? transport = null, params (string Name, string Value)[] settings)
    {
        Dictionary<string, string?> all = new() { ["BatteryTwin:Twins:Endpoint"] = endpoint, ["BatteryTwin:Twins:RetryDelay"] = "00:00:00.001", ["BatteryTwin:Twins:MaxRetries"] = "1" };
        foreach ((string name, string value) in settings)
        {
            all[name] = value;
        }

        ServiceCollection services = new();
        services.AddLogging().AddSingleton(TimeProvider.System).AddTwinGraph(new ConfigurationBuilder().AddInMemoryCollection(all).Build());
        if (credential is not null)
        {
            services.AddSingleton(credential);
        }

        if (transport is not null)
        {
            services.AddSingleton(transport);
        }

        _services = services.BuildServiceProvider();
    }

    public RemoteTwinGraph Graph => (RemoteTwinGraph)_services.GetRequiredService<ITwinGraph>();

    public ITwinHistory History => _services.GetRequiredService<ITwinHistory>();

    public static JsonElement Json(string text) => JsonElement.Parse(text);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
