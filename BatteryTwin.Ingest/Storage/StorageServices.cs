using BatteryTwin.Ingest.Storage.InfluxDb;
using BatteryTwin.Ingest.Storage.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

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
        services.AddOptions<TelemetryStoreOptions>()
            .Bind(configuration.GetSection(TelemetryStoreOptions.Section))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<TelemetryStoreOptions>, TelemetryStoreOptionsValidation>();
        services.AddSingleton<DataDirectory>();
        services.AddHostedService<TelemetryStoreStart>();
        return InfluxDbServices.IsChosen(configuration) ? services.AddInfluxDbStore(configuration) : services.AddSingleton<ITelemetryStore, EmbeddedTelemetryStore>();
    }
}
