using BatteryTwin.Ingest.Prognostics.Forecasts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Prognostics;

/// <summary>Registers data sets, models and their training.</summary>
public static class PrognosticsServices
{
    public static IServiceCollection AddPrognostics(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PrognosticsOptions>().Bind(configuration.GetSection(PrognosticsOptions.Section)).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<PrognosticsOptions>, PrognosticsOptionsValidator>()
            .AddSingleton<PrognosticsFolder>()
            .AddSingleton<DatasetShelf>()
            .AddSingleton<ModelShelf>()
            .AddSingleton<ModelTraining>()
            .AddSingleton<IModelChoice, NewestModelChoice>();
    }
}
