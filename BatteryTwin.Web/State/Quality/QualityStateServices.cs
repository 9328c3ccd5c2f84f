namespace BatteryTwin.Web.State.Quality;

/// <summary>Registers what the quality page and its API read.</summary>
public static class QualityStateServices
{
    public static IServiceCollection AddQualityState(this IServiceCollection services) => services.AddSingleton<QualityVariables>().AddSingleton<QualityStudies>().AddSingleton<QualityDesk>();
}
