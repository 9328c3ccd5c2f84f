using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Ingest.Sources.DemoPlant;

/// <summary>Registers the simulated plant as a source.</summary>
public static class DemoPlantServices
{
    public static IServiceCollection AddDemoPlant(this IServiceCollection services, IConfiguration configuration)
    {
        _ = configuration;
        return services;
    }
}
