namespace BatteryTwin.Web.State.AsOf;

/// <summary>Registers what pages read about the plant as it was.</summary>
public static class PastReaderServices
{
    public static IServiceCollection AddPastReaders(this IServiceCollection services) => services
        .AddSingleton<PastPlant>()
        .AddSingleton<PlantMarks>();
}
