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
            .AddRegistry()
            .AddForecasts(configuration);
    }

    private static IServiceCollection AddForecasts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ForecastOptions>().Bind(configuration.GetSection(ForecastOptions.Section)).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<ForecastOptions>, ForecastOptionsValidator>()
            .AddSingleton<SignalReading>()
            .AddSingleton<ForecastRounds>()
            .AddSingleton<ForecastRecord>()
            .AddSingleton<ForecastBoard>()
            .AddSingleton<IComponentForecasts>(provider => provider.GetRequiredService<ForecastBoard>())
            .AddSingleton<FleetTraining>()
            .AddHostedService(provider => provider.GetRequiredService<FleetTraining>())
            .AddHostedService<ForecastLoop>();
    }

    private static IServiceCollection AddRegistry(this IServiceCollection services) => services
        .AddSingleton<IComponentTypes, GraphComponentTypes>()
        .AddSingleton<ModelRegistry>()
        .AddSingleton<IModelChoice, RegistryChoice>()
        .AddSingleton<OutcomeFile>().AddSingleton<ForecastTable>().AddSingleton<OutcomeTable>().AddSingleton<InputTable>()
        .AddSingleton<InputWatch>()
        .AddSingleton<ForecastLedger>()
        .AddHostedService(provider => provider.GetRequiredService<ForecastLedger>())
        .AddSingleton<IForecastWitness, ForecastWitness>()
        .AddSingleton<OutcomeLog>()
        .AddSingleton<IntervalWidening>()
        .AddSingleton<RunningLives>().AddSingleton<ModelHealth>()
        .AddSingleton<IPrognosticsDesk, PrognosticsDesk>();
}
