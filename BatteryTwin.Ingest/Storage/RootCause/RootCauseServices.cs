using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Storage.RootCause;

/// <summary>Registers the causal models of root-cause investigations.</summary>
public static class RootCauseServices
{
    public static IServiceCollection AddCausalModels(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RootCauseOptions>().Bind(configuration.GetSection(RootCauseOptions.Section)).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<RootCauseOptions>, RootCauseOptionsValidator>()
            .AddSingleton<ICausalModels, CausalModelFiles>()
            .AddSingleton<ICausalGraphs, CausalGraphFiles>()
            .AddSingleton<IGraphDrafts, GraphDrafts>()
            .AddHostedService<FirstGraph>();
    }
}
