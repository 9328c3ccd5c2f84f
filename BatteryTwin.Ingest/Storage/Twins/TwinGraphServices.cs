using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Storage.Twins.Remote;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>Registers the twin graph: with its journal here, or kept by a twin service.</summary>
public static class TwinGraphServices
{
    public static IServiceCollection AddTwinGraph(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TwinGraphOptions>()
            .Bind(configuration.GetSection(TwinGraphOptions.Section))
            .Validate(options => options.SnapshotEvery >= 100, "BatteryTwin:Twins:SnapshotEvery must be at least 100")
            .Validate(options => options.TelemetryHistory >= TimeSpan.FromHours(1), "BatteryTwin:Twins:TelemetryHistory must be at least one hour (01:00:00)")
            .Validate(
                options => options.History is not { } history || history >= options.TelemetryHistory,
                "BatteryTwin:Twins:History must be left out (everything is kept) or be at least as long as BatteryTwin:Twins:TelemetryHistory")
            .Validate(
                options => options.PropertyUpdateInterval >= TimeSpan.Zero && options.PropertyUpdateInterval <= TimeSpan.FromHours(1),
                "BatteryTwin:Twins:PropertyUpdateInterval must lie between 00:00:00 and 01:00:00")
            .ValidateOnStart();
        services.AddRemoteTwinOptions(configuration);
        return RemoteTwinServices.IsRemote(configuration) ? services.AddRemoteTwinGraph() : services.AddLocalTwinGraph();
    }

    private static IServiceCollection AddLocalTwinGraph(this IServiceCollection services)
    {
        services.AddSingleton<JournaledTwinGraph>();
        services.AddSingleton<ITwinGraph>(provider => provider.GetRequiredService<JournaledTwinGraph>());
        services.AddSingleton(provider => provider.GetRequiredService<JournaledTwinGraph>().History);
        services.AddHostedService<PlantGraphSeeding>();
        services.AddSingleton<ProductModelUpgrade>().AddHostedService(provider => provider.GetRequiredService<ProductModelUpgrade>());
        return services;
    }
}
