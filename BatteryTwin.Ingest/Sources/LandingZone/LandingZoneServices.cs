using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>Registers the landing zones and what they need.</summary>
public static class LandingZoneServices
{
    private const string PlantZone = "BatteryTwin:Plant:TimeZone";

    /// <summary>Beyond the interval of the forced writes: their own duration.</summary>
    private static readonly TimeSpan s_fsyncDuration = TimeSpan.FromMilliseconds(300);

    public static IServiceCollection AddLandingZone(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<LandingZoneOptions>, LandingZoneOptionsValidator>();
        services.AddOptions<LandingZoneOptions>().Bind(configuration.GetSection(LandingZoneOptions.Section)).ValidateOnStart();
        services
            .AddSingleton<LandingLedger>()
            .AddSingleton(provider => new LandingZoneTime(Zone(Options(provider).TimeZone ?? configuration[PlantZone])))
            .AddSingleton(provider => new LandingDurability(Distance(provider.GetRequiredService<IOptions<TelemetryStoreOptions>>().Value)))
            .AddSingleton<LandingDecoding>()
            .AddSingleton<LandingTaking>()
            .AddSingleton<ILandingZones>(provider => ActivatorUtilities.CreateInstance<LandingZones>(provider, Options(provider)))
            .AddHostedService<LandingWatch>();
        foreach ((string name, string folder) in Named(configuration.GetSection(LandingZoneOptions.Section)).Zones)
        {
            services.AddKeyedSingleton(name, (provider, _) => Create(provider, name, folder));
            services.AddSingleton(provider => provider.GetRequiredKeyedService<LandingZone>(name));
            services.AddSingleton<ISourceConnection>(provider => provider.GetRequiredKeyedService<LandingZone>(name));
        }

        return services;
    }

    /// <summary>Only what tells how many zones there are: other settings may be wrong and are refused when the host starts.</summary>
    private static LandingZoneOptions Named(IConfigurationSection section) => new()
    {
        Folder = section[nameof(LandingZoneOptions.Folder)] ?? new LandingZoneOptions().Folder,
        Folders = section.GetSection(nameof(LandingZoneOptions.Folders)).GetChildren().ToDictionary(zone => zone.Key, zone => zone.Value ?? string.Empty),
    };

    private static LandingZone Create(IServiceProvider provider, string name, string folder) => new(
        name,
        new LandingFolder(Path.GetFullPath(folder, provider.GetRequiredService<DataDirectory>().FullPath)),
        provider.GetRequiredService<LandingLedger>(),
        provider.GetRequiredService<LandingTaking>(),
        provider.GetRequiredService<IQuarantineLog>(),
        provider.GetRequiredService<LandingDurability>(),
        provider.GetRequiredService<IOptions<LandingZoneOptions>>(),
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<ILogger<LandingZone>>());

    private static TimeSpan Distance(TelemetryStoreOptions store) => store.Strict ? TimeSpan.Zero : store.FsyncInterval + s_fsyncDuration;

    private static TimeZoneInfo Zone(string? id) => !string.IsNullOrEmpty(id) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out TimeZoneInfo? zone) ? zone : TimeZoneInfo.Utc;

    private static LandingZoneOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<LandingZoneOptions>>().Value;
}
