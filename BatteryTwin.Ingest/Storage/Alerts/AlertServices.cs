using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Ingest.Storage.Alerts;

/// <summary>Registers the alert log.</summary>
public static class AlertServices
{
    public static IServiceCollection AddAlertLog(this IServiceCollection services, IConfiguration configuration)
    {
        _ = configuration;
        return services;
    }
}
