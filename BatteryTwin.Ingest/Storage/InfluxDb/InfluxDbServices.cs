using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Sources;
using BatteryTwin.Ingest.Storage.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>Registers the telemetry store on an InfluxDB server.</summary>
internal static class InfluxDbServices
{
    /// <summary>True when that store is configured.</summary>
    public static bool IsChosen(IConfiguration configuration) =>
        string.Equals(configuration[$"{TelemetryStoreOptions.Section}:{nameof(TelemetryStoreOptions.Store)}"], TelemetryStoreOptions.InfluxDb, StringComparison.OrdinalIgnoreCase);

    public static IServiceCollection AddInfluxDbStore(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<InfluxDbOptions>().Bind(configuration.GetSection(InfluxDbOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<InfluxDbOptions>, InfluxDbOptionsValidator>();
        services.AddSingleton(provider => new InfluxParts(
            provider.GetRequiredService<DataDirectory>().FolderOf("influxdb"),
            provider.GetRequiredService<IOptions<InfluxDbOptions>>(),
            provider.GetRequiredService<IOptions<TelemetryStoreOptions>>(),
            provider.GetService<RejectionLog>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<InfluxTelemetryStore>>()));
        services.AddSingleton<ITelemetryStore>(provider => new InfluxTelemetryStore(
            provider.GetRequiredService<InfluxParts>(),
            provider.GetRequiredService<IOptions<InfluxDbOptions>>(),
            provider.GetRequiredService<IOptions<TelemetryStoreOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<InfluxTelemetryStore>>()));
        services.AddSingleton<ISourceConnection, InfluxConnection>();
        services.AddHealthChecks().AddCheck<InfluxHealthCheck>("influxdb");
        return services;
    }
}
