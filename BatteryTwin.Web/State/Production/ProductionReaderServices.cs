namespace BatteryTwin.Web.State.Production;

/// <summary>Registers the readers of production figures.</summary>
public static class ProductionReaderServices
{
    public static IServiceCollection AddProductionReaders(this IServiceCollection services) => services
        .AddSingleton<PlantPlans>()
        .AddSingleton<FigureScopes>()
        .AddSingleton<StationHistory>()
        .AddSingleton<StationBooks>()
        .AddSingleton<FigureReader>()
        .AddSingleton<LossReader>()
        .AddSingleton<EnergyReader>()
        .AddSingleton<ProgressReader>()
        .AddSingleton<ShiftPlans>()
        .AddSingleton<AlarmFigures>()
        .AddSingleton<OeeReader>()
        .AddSingleton<EnergyPageReader>()
        .AddSingleton<EnergyFactorsDesk>();
}
