using BatteryTwin.Ingest.Sources.DemoPlant.History;
using BatteryTwin.Ingest.Sources.DemoPlant.Units;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Sources.DemoPlant;

/// <summary>Registers the simulated plant as a source.</summary>
public static class DemoPlantServices
{
    public static IServiceCollection AddDemoPlant(this IServiceCollection services, IConfiguration configuration)
    {
        IConfigurationSection section = configuration.GetSection(DemoPlantOptions.Section);
        services.AddOptions<DemoPlantOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DemoPlantOptions>, DemoPlantOptionsValidator>();
        services.AddSingleton<PlantFiles>();
        services.AddSingleton<PlantWriter>();
        services.AddSingleton<HistoryFill>();
        services.AddSingleton<IDemoPlantStatus, DemoPlantStatus>();
        services.AddSingleton<IVibrationWindows, VibrationWindows>();
        if (section.GetValue(nameof(DemoPlantOptions.Enabled), true))
        {
            services.AddHostedService<DemoPlantSource>().AddHostedService<DemoPlantOutcomes>().AddHostedService<DemoPlantRepairs>().AddHostedService<UnitStream>();
        }

        return services;
    }
}
