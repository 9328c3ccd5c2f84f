using BatteryTwin.Domain.Twins;
using BatteryTwin.Domain.Twins.Events;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Twins;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Events;

/// <summary>Registers event routes, their outbox and delivery.</summary>
public static class EventServices
{
    private const string Folder = "events";

    public static IServiceCollection AddEventRoutes(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<EventOptions>, EventOptionsValidator>();
        services.AddOptions<EventOptions>().Bind(configuration.GetSection(EventOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EventEndpointOptions>, EventEndpointOptionsValidator>();
        services.AddOptions<EventEndpointOptions>().Configure(options => configuration.GetSection(EventEndpointOptions.Section).Bind(options.Endpoints)).ValidateOnStart();
        services.TryAddSingleton<ITelemetryPublications, TelemetryPublications>();
        return services
            .AddSingleton(provider => new GraphEvents(Options(provider).Source, static () => Guid.CreateVersion7().ToString("D")))
            .AddSingleton(provider => new EventDatabase(provider.GetRequiredService<DataDirectory>().PathOf(Folder, "events.db")))
            .AddSingleton(provider => new DeadLetters(
                provider.GetRequiredService<DataDirectory>().FolderOf(Folder), Options(provider).DeadLetterBytes, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton(provider => new EventRoutes(
                provider.GetRequiredService<EventDatabase>(), Journal(provider), provider.GetRequiredService<IOptions<EventEndpointOptions>>(), provider.GetRequiredService<IOptions<EventOptions>>()))
            .AddSingleton<IEventRoutes>(provider => provider.GetRequiredService<EventRoutes>())
            .AddSingleton<EventOutbox>()
            .AddSingleton<TelemetryInbox>()
            .AddGathering()
            .AddDelivery();
    }

    private static IServiceCollection AddGathering(this IServiceCollection services) => services.AddHostedService(provider => new EventGathering(
        provider.GetRequiredService<EventRoutes>(),
        Journal(provider) is { } graph ? ActivatorUtilities.CreateInstance<JournalGathering>(provider, graph) : null,
        provider.GetRequiredService<TelemetryInbox>(),
        provider.GetRequiredService<EventOutbox>(),
        provider.GetRequiredService<ITwinGraph>(),
        provider.GetRequiredService<ITelemetryPublications>(),
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<ILogger<EventGathering>>()));

    private static IServiceCollection AddDelivery(this IServiceCollection services) => services
        .AddSingleton(provider => new WebhookClient(Options(provider).Timeout, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new DeliveryParts(
            provider.GetRequiredService<EventDatabase>(),
            provider.GetRequiredService<WebhookClient>(),
            provider.GetRequiredService<DeadLetters>(),
            provider.GetRequiredService<IOptions<EventEndpointOptions>>().Value.Endpoints,
            Options(provider),
            new RetrySchedule(Options(provider), Random.Shared.NextDouble),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<EventDelivery>>()))
        .AddHostedService<EventDelivery>();

    /// <summary>Null when the twins are kept by another service, which then has its own routes.</summary>
    private static JournaledTwinGraph? Journal(IServiceProvider provider) => provider.GetRequiredService<ITwinGraph>() as JournaledTwinGraph;

    private static EventOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<EventOptions>>().Value;
}
