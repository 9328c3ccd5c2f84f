using BatteryTwin.Ingest.Sources.DemoPlant;

namespace BatteryTwin.Web.State.Planning;

/// <summary>Registers what people plan and enter about production with.</summary>
public static class PlanningServices
{
    public static IServiceCollection AddPlanning(this IServiceCollection services) => services
        .AddSingleton<PlanPlants>()
        .AddSingleton<TargetGridReader>()
        .AddSingleton<TargetDesk>()
        .AddSingleton<OrderReader>()
        .AddSingleton<OrderDesk>()
        .AddSingleton<PlanImports>()
        .AddSingleton<PlantPlanDesk>()
        .AddSingleton<StationTimesReader>()
        .AddSingleton<StationTimesDesk>();

    /// <summary>Targets of the simulated plants: data of the process that people work with, wherever the ingest service runs.</summary>
    public static IServiceCollection AddDemoTargets(this IServiceCollection services, IConfiguration configuration) =>
        configuration.GetSection(DemoPlantOptions.Section).GetValue(nameof(DemoPlantOptions.Enabled), true) ? services.AddHostedService<DemoTargets>() : services;
}
