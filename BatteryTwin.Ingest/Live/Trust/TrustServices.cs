using BatteryTwin.Ingest.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Live.Trust;

/// <summary>Registers the judgement of data.</summary>
public static class TrustServices
{
    public static IServiceCollection AddTelemetryTrust(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<TrustOptions>, TrustOptionsValidator>();
        services.AddOptions<TrustOptions>().Bind(configuration.GetSection(TrustOptions.Section)).ValidateOnStart();
        services.AddSingleton<TelemetryTrust>();
        services.AddSingleton<ITelemetryTrust>(provider => provider.GetRequiredService<TelemetryTrust>());
        services.AddSingleton<ITelemetryObserver>(provider => provider.GetRequiredService<TelemetryTrust>());
        services.AddHostedService<PastReading>();
        return services;
    }
}
