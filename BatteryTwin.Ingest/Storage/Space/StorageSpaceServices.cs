using BatteryTwin.Ingest.Operations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Ingest.Storage.Space;

/// <summary>Registers the watch on the disk's room.</summary>
public static class StorageSpaceServices
{
    public static IServiceCollection AddStorageSpace(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageSpaceOptions>()
            .Bind(configuration.GetSection(StorageSpaceOptions.Section))
            .Validate(options => options.LowBytes >= 0, $"{StorageSpaceOptions.Section}:LowBytes must not be negative")
            .Validate(options => options.LowPercent is >= 0 and <= 100, $"{StorageSpaceOptions.Section}:LowPercent must lie between 0 and 100")
            .ValidateOnStart();
        services.AddSingleton<IStorageSpace, StorageSpace>().AddSingleton<IMetricsSource, StorageSpaceMetrics>().AddSingleton<IMetricsSource, TelemetryDamageMetrics>();
        services.AddHealthChecks().AddCheck<StorageSpaceHealthCheck>("space");
        return services;
    }
}
