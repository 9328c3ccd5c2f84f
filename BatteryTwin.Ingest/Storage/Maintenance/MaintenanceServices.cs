using BatteryTwin.Domain.Maintenance;
using BatteryTwin.Ingest.Sources.DemoPlant;
using BatteryTwin.Ingest.Sources.DemoPlant.Maintenance;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BatteryTwin.Ingest.Storage.Maintenance;

/// <summary>Registers the planned stops: data of the process that people work with, wherever the ingest service runs.</summary>
public static class MaintenanceServices
{
    public static IServiceCollection AddPlannedStops(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<SqlitePlannedStops>().AddSingleton<IPlannedStops>(provider => provider.GetRequiredService<SqlitePlannedStops>());
        if (configuration.GetSection(DemoPlantOptions.Section).GetValue(nameof(DemoPlantOptions.Enabled), true))
        {
            services.TryAddSingleton<PlantFiles>();
            services.AddHostedService<DemoStopPlanner>();
        }

        return services;
    }
}
