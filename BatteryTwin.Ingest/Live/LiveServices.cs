using BatteryTwin.Ingest.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Ingest.Live;

/// <summary>Registers the live feed and the newest values.</summary>
public static class LiveServices
{
    /// <summary>Room for a client that names many twins in one call.</summary>
    private const int MaxHubMessageBytes = 1024 * 1024;

    public static IServiceCollection AddLiveFeed(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LiveOptions>()
            .Bind(configuration.GetSection(LiveOptions.Section))
            .Validate(options => options.MergeInterval >= TimeSpan.FromMilliseconds(10), "BatteryTwin:Live:MergeInterval must be at least 10 ms (00:00:00.010)")
            .Validate(options => options.Heartbeat >= TimeSpan.FromSeconds(1), "BatteryTwin:Live:Heartbeat must be at least 1 s (00:00:01)")
            .Validate(options => options.MaxLatestFields >= 1, "BatteryTwin:Live:MaxLatestFields must be at least 1")
            .Validate(options => options.MaxTwinsPerClient >= 1, "BatteryTwin:Live:MaxTwinsPerClient must be at least 1")
            .ValidateOnStart();
        services.AddSignalR(hub => hub.MaximumReceiveMessageSize = MaxHubMessageBytes);
        services.AddSingleton<LatestValues>();
        services.AddSingleton<ILatestValues>(provider => provider.GetRequiredService<LatestValues>());
        services.AddSingleton<LiveFeed>();
        services.AddSingleton<ILiveFeed>(provider => provider.GetRequiredService<LiveFeed>());
        services.AddSingleton<LiveArrivals>();
        services.AddHostedService<LatestValuesLoading>();
        services.AddHostedService<LiveShutdown>();
        return services;
    }

    /// <summary>What the pipeline of this process feeds: the newest values, and the twins' properties.</summary>
    public static IServiceCollection AddLiveTelemetry(this IServiceCollection services) => services
        .AddSingleton<ITelemetryObserver, LiveTelemetryObserver>()
        .AddSingleton<TwinPropertyWriter>()
        .AddSingleton<ITelemetryObserver>(provider => provider.GetRequiredService<TwinPropertyWriter>())
        .AddHostedService<TwinPropertyFlush>();
}
