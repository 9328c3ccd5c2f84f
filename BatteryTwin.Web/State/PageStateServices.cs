namespace BatteryTwin.Web.State;

/// <summary>Registers what pages read from: singletons shared by all, scoped services for one browser window.</summary>
public static class PageStateServices
{
    public static IServiceCollection AddPageState(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TopologyOptions>().Bind(configuration.GetSection(TopologyOptions.Section));
        services.AddSingleton<PlantTopology>();
        services.AddSingleton<PlantHealth>();
        return services.AddPlantReaders();
    }
}
