namespace BatteryTwin.Web.State.Setup;

/// <summary>Registers what the set-up of a plant needs.</summary>
public static class SetupServices
{
    public static IServiceCollection AddPlantSetup(this IServiceCollection services) => services
        .AddSingleton<ProductModels>()
        .AddSingleton<PlantSetup>();
}
