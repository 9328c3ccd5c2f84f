using BatteryTwin.Domain.Alarms;
using BatteryTwin.Ingest.Alarms.Desk;
using BatteryTwin.Ingest.Live.Trust;
using BatteryTwin.Ingest.Mapping;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Prognostics.Desk;
using BatteryTwin.Ingest.Prognostics.Forecasts;
using BatteryTwin.Ingest.Sources;
using BatteryTwin.Ingest.Sources.DemoPlant;
using BatteryTwin.Ingest.Sources.LandingZone;
using BatteryTwin.Ingest.Sources.Publications;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Traceability;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Remote;

/// <summary>Registers, in place of the ingest service itself, the way to one that runs as a process of its own.</summary>
internal static class RemoteIngestServices
{
    /// <summary>True when an address of an ingest service is configured, valid or not.</summary>
    public static bool IsRemote(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration[$"{RemoteIngestOptions.Section}:{nameof(RemoteIngestOptions.Endpoint)}"]);

    public static IServiceCollection AddRemoteIngest(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RemoteIngestOptions>().Bind(configuration.GetSection(RemoteIngestOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RemoteIngestOptions>, RemoteIngestOptionsValidator>();
        services.AddOptions<DemoPlantOptions>().Bind(configuration.GetSection(DemoPlantOptions.Section));
        services.AddSingleton<IngestClient>();
        services.AddSingleton<RemoteIngestLink>();
        services.AddSingleton<IIngestLink>(provider => provider.GetRequiredService<RemoteIngestLink>());
        services.AddSingleton<ISourceConnection>(provider => provider.GetRequiredService<RemoteIngestLink>());
        services.AddSingleton<SourceConnections>().AddSingleton<ISourceConnections, RemoteConnections>();
        services.AddSingleton<OwnStorage>().AddSingleton<IStorageOverview, RemoteStorage>();
        services.AddSingleton<ILandingZones, RemoteLandingZones>();
        services.AddSingleton<IComponentForecasts, RemoteComponentForecasts>();
        services.AddSingleton<RemoteAlertLog>();
        services.AddSingleton<IAlertLog>(provider => provider.GetRequiredService<RemoteAlertLog>());
        services.AddSingleton<IngestReadings>();
        services.AddHostedService(provider => provider.GetRequiredService<IngestReadings>());
        services.AddSingleton<RemoteIngestStatus>();
        services.AddSingleton<IIngestStatus>(provider => provider.GetRequiredService<RemoteIngestStatus>());
        services.AddSingleton<IDemoPlantStatus>(provider => provider.GetRequiredService<RemoteIngestStatus>());
        services.AddSingleton<IQuarantine, RemoteQuarantine>();
        services.AddSingleton<ITelemetryTrust, RemoteTrust>();
        services.AddSingleton<IPublicationIntake, RemoteIntake>();
        services.AddSingleton<ITagMapping, RemoteTagMapping>().AddSingleton<IMappingSurvey, MappingSurvey>().AddSingleton<IMappingReplay, RemoteMappingReplay>();
        services.AddSingleton<IPrognosticsDesk, RemotePrognosticsDesk>();
        services.AddSingleton<IAlarmDesk, RemoteAlarmDesk>();
        services.AddSingleton<GenealogyMirror>().AddSingleton<RemoteGenealogyShelf>();
        services.AddSingleton<IGenealogyShelf>(provider => provider.GetRequiredService<RemoteGenealogyShelf>());
        services.AddHostedService<GenealogyFollowing>();
        services.AddHostedService<IngestFeed>();
        services.AddHealthChecks().AddCheck<RemoteIngestHealthCheck>("ingest");
        return services;
    }
}
