using BatteryTwin.Ingest.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Live.Detection;

/// <summary>Registers the streaming detectors.</summary>
public static class DetectionServices
{
    public static IServiceCollection AddDetection(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<BearingDetectionOptions>().Bind(configuration.GetSection(BearingDetectionOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BearingDetectionOptions>, BearingDetectionOptionsValidator>();
        services.AddOptions<SpreadDetectionOptions>()
            .Bind(configuration.GetSection(SpreadDetectionOptions.Section))
            .Validate(
                options => options.IsValid,
                $"{SpreadDetectionOptions.Section}: limits must be 0 or more, Window 00:00:01 to 01:00:00, RaiseWindows 1 to 1,000, ClearWindows 1 to 10,000, MinimumCount 2 to 1,000")
            .ValidateOnStart();
        services.AddSingleton<StoredVibration>();
        services.AddSingleton<TwinFindings>();
        services.AddHostedService(provider => provider.GetRequiredService<TwinFindings>());
        services.AddSingleton<TwinVerdicts>();
        services.AddSingleton<TelemetryDetection>();
        services.AddSingleton<ITelemetryObserver>(provider => provider.GetRequiredService<TelemetryDetection>());
        return services;
    }
}
