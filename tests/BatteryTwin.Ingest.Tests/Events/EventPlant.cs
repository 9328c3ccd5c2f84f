using System.Text.Json;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Events;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Twins;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Tests.Events;

/// <summary>The journaled graph and the event service of a data directory, put together as the program does.</summary>
internal sealed class EventPlant : IAsyncDisposable
{
    public const string Models = """
        [{"@context": "dtmi:dtdl:context;2", "@id": "dtmi:test:Mixer;1", "@type": "Interface", "contents": [
           {"@type": "Property", "name": "Speed", "schema": "double"},
           {"@type": "Relationship", "name": "feeds", "properties": [{"@type": "Property", "name": "order", "schema": "integer"}]},
           {"@type": "Component", "name": "Bearings", "schema": "dtmi:test:Bearings;1"}]},
         {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:test:Bearings;1", "@type": "Interface", "contents": [
           {"@type": "Property", "name": "faultPredicted", "schema": "boolean"}]}]
        """;

    private static readonly ChangeOrigin s_origin = new("api");

    private readonly ServiceProvider _provider;
    private readonly IHostedService[] _services;
    private bool _stopped;

    private EventPlant(string directory, TimeProvider time, ILoggerProvider? logs, IEnumerable<(string Name, string Value)> settings)
    {
        Dictionary<string, string?> values = new() { ["BatteryTwin:DataDirectory"] = directory };
        foreach ((string name, string value) in settings)
        {
            values["BatteryTwin:" + name] = value;
        }

        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        ServiceCollection services = new();
        services.AddLogging(logging =>
        {
            if (logs is not null)
            {
                logging.AddProvider(logs);
            }
        });
        services.AddSingleton(configuration).AddSingleton(time);
        services.AddTelemetryStorage(configuration).AddTwinGraph(configuration).AddEventRoutes(configuration);
        _provider = services.BuildServiceProvider();
        try
        {
            _services = [.. _provider.GetServices<IHostedService>().Where(service => service is EventGathering or EventDelivery)];
        }
        catch
        {
            _provider.Dispose();
            throw;
        }
    }

    public JournaledTwinGraph Graph => _provider.GetRequiredService<JournaledTwinGraph>();

    public IEventRoutes Routes => _provider.GetRequiredService<IEventRoutes>();

    public ITelemetryPublications Publications => _provider.GetRequiredService<ITelemetryPublications>();

    public EventRouteStatus Status => Routes.Status.Single();

    /// <summary>Opens a data directory and starts the event service.</summary>
    public static async Task<EventPlant> StartAsync(TemporaryFolder folder, TimeProvider time, ILoggerProvider? logs, params (string Name, string Value)[] settings)
    {
        EventPlant plant = Open(folder, time, logs, settings);
        await plant.AddModelsAsync();
        await plant.StartAsync();
        return plant;
    }

    public static Task<EventPlant> StartAsync(TemporaryFolder folder, TimeProvider time, params (string Name, string Value)[] settings) => StartAsync(folder, time, null, settings);

    /// <summary>Opens a data directory; events stay where they are until <see cref="StartAsync()"/>.</summary>
    public static EventPlant Open(TemporaryFolder folder, TimeProvider time, ILoggerProvider? logs, params (string Name, string Value)[] settings) =>
        new(folder.PathOf("data"), time, logs, settings);

    public async Task StartAsync()
    {
        foreach (IHostedService service in _services)
        {
            await service.StartAsync(CancellationToken.None);
        }
    }

    public async Task PutAsync(string twin, double speed) => await Graph.PutTwinAsync(
        twin, Json($$$"""{"Speed": {{{speed}}}, "Bearings": {}, "$metadata": {"$model": "dtmi:test:Mixer;1"}}"""), ETagCondition.None, s_origin);

    public async Task WriteAsync(string twin, double speed) => await Graph.WriteAsync(twin, [PropertyWrite.Number("Speed", speed)], s_origin);

    public async Task FeedAsync(string from, string to, int order) => await Graph.PutRelationshipAsync(
        from, to, Json($$"""{"$relationshipName": "feeds", "$targetId": "{{to}}", "order": {{order}}}"""), ETagCondition.None, s_origin);

    public static JsonElement Json(string text) => JsonElement.Parse(text);

    /// <summary>Stops the event service as a host does; a second call does nothing.</summary>
    public async Task StopAsync()
    {
        if (_stopped)
        {
            return;
        }

        _stopped = true;
        foreach (IHostedService service in _services.Reverse())
        {
            await service.StopAsync(CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _provider.DisposeAsync();
    }

    private async Task AddModelsAsync()
    {
        if (Graph.Current.Models.Count == 0)
        {
            await Graph.AddModelsAsync([.. Json(Models).EnumerateArray()], s_origin);
        }
    }
}
