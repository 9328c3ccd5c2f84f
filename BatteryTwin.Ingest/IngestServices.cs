using BatteryTwin.Ingest.Alarms;
using BatteryTwin.Ingest.Alarms.Api;
using BatteryTwin.Ingest.Alarms.Notifications;
using BatteryTwin.Ingest.Api;
using BatteryTwin.Ingest.Backup;
using BatteryTwin.Ingest.Events;
using BatteryTwin.Ingest.Investigations;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Live;
using BatteryTwin.Ingest.Live.Detection;
using BatteryTwin.Ingest.Live.Trust;
using BatteryTwin.Ingest.Mapping.Api;
using BatteryTwin.Ingest.Operations;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Prognostics;
using BatteryTwin.Ingest.Prognostics.Api;
using BatteryTwin.Ingest.Remote;
using BatteryTwin.Ingest.Sources;
using BatteryTwin.Ingest.Sources.DemoPlant;
using BatteryTwin.Ingest.Sources.Kafka;
using BatteryTwin.Ingest.Sources.LandingZone;
using BatteryTwin.Ingest.Sources.LineProtocol;
using BatteryTwin.Ingest.Sources.RabbitMq;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Alerts;
using BatteryTwin.Ingest.Storage.Production;
using BatteryTwin.Ingest.Storage.Queries;
using BatteryTwin.Ingest.Storage.RootCause;
using BatteryTwin.Ingest.Storage.Space;
using BatteryTwin.Ingest.Storage.Traceability;
using BatteryTwin.Ingest.Storage.Twins;
using BatteryTwin.Ingest.Transfer;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BatteryTwin.Ingest;

/// <summary>What every process of the product is made of, capability by capability.</summary>
public static class IngestServices
{
    /// <summary>Stores, twin graph and live feed, and the ingest service itself, or the way to one elsewhere.</summary>
    public static IServiceCollection AddIngest(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services
            .AddOperations(configuration)
            .AddJobs(configuration)
            .AddTelemetryStorage(configuration)
            .AddTwinGraph(configuration)
            .AddGraphTransfer()
            .AddSavedQueries()
            .AddCausalModels(configuration)
            .AddTraceability(configuration)
            .AddInvestigations(configuration)
            .AddProductionBook()
            .AddLiveFeed(configuration)
            .AddBackups(configuration)
            .AddStorageSpace(configuration);
        return (RemoteIngestServices.IsRemote(configuration) ? services.AddRemoteIngest(configuration) : services.AddHostedIngest(configuration))
            .AddEventRoutes(configuration);
    }

    public static IEndpointRouteBuilder MapIngest(this IEndpointRouteBuilder routes)
    {
        routes.MapLiveFeed().MapOperations().MapJobsApi().MapBackupsApi();
        return RemoteIngestServices.IsRemote(routes.ServiceProvider.GetRequiredService<IConfiguration>()) ? routes.MapForwardedIngest() : routes.MapHostedIngest();
    }

    private static IServiceCollection AddHostedIngest(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton<IIngestLink, HostedIngest>()
        .AddSingleton<IStorageOverview, OwnStorage>()
        .AddSingleton<ISourceConnections, SourceConnections>()
        .AddAlertLog(configuration)
        .AddIngestPipeline(configuration)
        .AddLineProtocol()
        .AddRabbitMq(configuration)
        .AddKafka(configuration)
        .AddLandingZone(configuration)
        .AddLiveTelemetry()
        .AddTelemetryTrust(configuration)
        .AddDetection(configuration)
        .AddPrognostics(configuration)
        .AddAlarmRules(configuration)
        .AddNotifications(configuration)
        .AddDemoPlant(configuration);

    private static IEndpointRouteBuilder MapHostedIngest(this IEndpointRouteBuilder routes) =>
        routes.MapLineProtocol().MapTagMapping().MapIngestStatusApi().MapQuarantineApi().MapAlertsApi().MapAlarmRulesApi().MapNotificationsApi().MapTelemetryQualityApi().MapDemoPlantApi().MapLandingApi().MapPrognosticsApi().MapUnitFilesApi();
}
