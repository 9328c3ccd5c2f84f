namespace BatteryTwin.Web.State.Forecasts;

/// <summary>Registers the readers of forecasts and the desk of planned stops.</summary>
public static class ForecastStateServices
{
    public static IServiceCollection AddForecastReaders(this IServiceCollection services) => services
        .AddSingleton<StationUseReader>()
        .AddSingleton<ForecastReader>()
        .AddSingleton<LifeHistoryReader>()
        .AddSingleton<FailureCourseReader>()
        .AddSingleton<LifeFanReader>()
        .AddSingleton<PastCoverageReader>()
        .AddSingleton<StopDesk>();
}
