using BatteryTwin.Ingest.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BatteryTwin.Ingest.Sources.Publications;

/// <summary>Registers what takes published telemetry in.</summary>
public static class PublicationServices
{
    public static IServiceCollection AddTelemetryPublications(this IServiceCollection services)
    {
        services.TryAddSingleton<ITelemetryPublications, TelemetryPublications>();
        services.TryAddSingleton<IPublicationIntake, PipelineIntake>();
        return services.AddSingleton<PublicationDecoder>().AddSingleton<TelemetryPublisher>();
    }
}
