using BatteryTwin.Ingest.Storage.Quality;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Storage.Traceability;

/// <summary>Registers the plant's genealogy and the limits its units must keep.</summary>
public static class TraceabilityServices
{
    public static IServiceCollection AddTraceability(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TraceabilityOptions>().Bind(configuration.GetSection(TraceabilityOptions.Section)).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<TraceabilityOptions>, TraceabilityOptionsValidator>()
            .AddSingleton<IGenealogyShelf, GenealogyShelf>()
            .AddSingleton<GenealogyFiles>()
            .AddSingleton<IProcessTables, ProcessTablesReader>()
            .AddSingleton<ISpecifications, SpecificationFile>();
    }
}
