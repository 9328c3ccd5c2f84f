using BatteryTwin.Ingest.Prognostics.Desk;
using BatteryTwin.Ingest.Prognostics.Forecasts;
using BatteryTwin.Ingest.Prognostics.Health;
using BatteryTwin.Ingest.Prognostics.Outcomes;
using BatteryTwin.Ingest.Prognostics.Registry;
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
            .AddSingleton<IComponentTypes, PlantComponentTypes>()
            .AddSingleton<ModelRegistry>()
            .AddSingleton<IModelChoice>(provider => provider.GetRequiredService<ModelRegistry>())
            .AddSingleton<OutcomeFile>().AddSingleton<ForecastTable>().AddSingleton<OutcomeTable>().AddSingleton<InputTable>()
            .AddSingleton<InputWatch>()
            .AddSingleton<ForecastLedger>()
            .AddHostedService(provider => provider.GetRequiredService<ForecastLedger>())
            .AddSingleton<OutcomeLog>()
            .AddSingleton<IntervalWidening>()
            .AddSingleton<ModelHealth>()
            .AddSingleton<IPrognosticsDesk, PrognosticsDesk>()
            .AddForecasts(configuration);
    }
}
