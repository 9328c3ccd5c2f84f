using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Ingest.Storage;

/// <summary>Registers the data directory and the telemetry store.</summary>
public static class StorageServices
{
    public static IServiceCollection AddTelemetryStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DataDirectoryOptions>()
            .Bind(configuration.GetSection(DataDirectoryOptions.Section))
            .Validate(options => !string.IsNullOrWhiteSpace(options.DataDirectory), "BatteryTwin:DataDirectory must name a directory")
            .ValidateOnStart();
        services.AddSingleton<DataDirectory>();
        return services;
    }
}
