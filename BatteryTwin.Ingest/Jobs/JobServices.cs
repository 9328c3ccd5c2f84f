using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Ingest.Jobs;

/// <summary>Registers the runner of long operations.</summary>
public static class JobServices
{
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        _ = configuration;
        services.AddSingleton<BackgroundJobs>();
        services.AddSingleton<IJobs>(provider => provider.GetRequiredService<BackgroundJobs>());
        services.AddHostedService<JobsShutdown>();
        return services;
    }
}
