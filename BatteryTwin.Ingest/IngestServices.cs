using BatteryTwin.Ingest.Backup;
using BatteryTwin.Ingest.Events;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Live;
using BatteryTwin.Ingest.Live.Detection;
using BatteryTwin.Ingest.Live.Trust;
using BatteryTwin.Ingest.Operations;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Sources.DemoPlant;
using BatteryTwin.Ingest.Sources.LineProtocol;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Alerts;
using BatteryTwin.Ingest.Storage.Queries;
using BatteryTwin.Ingest.Storage.Space;
using BatteryTwin.Ingest.Storage.Twins;
using BatteryTwin.Ingest.Transfer;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BatteryTwin.Ingest;

/// <summary>The whole ingest service, capability by capability, for any host.</summary>
public static class IngestServices
{
    public static IServiceCollection AddIngest(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddJobs(configuration)
            .AddTelemetryStorage(configuration)
            .AddTwinGraph(configuration)
            .AddGraphTransfer()
            .AddSavedQueries()
            .AddAlertLog(configuration)
            .AddIngestPipeline(configuration)
            .AddLineProtocol()
            .AddLiveFeed(configuration)
            .AddTelemetryTrust(configuration)
            .AddEventRoutes(configuration)
            .AddDetection(configuration)
            .AddDemoPlant(configuration)
            .AddBackups(configuration)
            .AddStorageSpace(configuration)
            .AddOperations(configuration);
    }

    public static IEndpointRouteBuilder MapIngest(this IEndpointRouteBuilder routes) => routes.MapLineProtocol().MapLiveFeed().MapOperations();
}
