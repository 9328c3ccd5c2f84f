namespace BatteryTwin.Web.State.Mapping;

/// <summary>Registers what the tag-mapping page reads and does.</summary>
public static class MappingStateServices
{
    public static IServiceCollection AddMappingState(this IServiceCollection services) => services.AddSingleton<MappingReader>().AddSingleton<MappingDesk>();
}
