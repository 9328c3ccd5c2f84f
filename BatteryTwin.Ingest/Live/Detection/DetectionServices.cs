using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Ingest.Live.Detection;

/// <summary>Registers the streaming detectors.</summary>
public static class DetectionServices
{
    public static IServiceCollection AddDetection(this IServiceCollection services, IConfiguration configuration)
    {
        _ = configuration;
        return services;
    }
}
