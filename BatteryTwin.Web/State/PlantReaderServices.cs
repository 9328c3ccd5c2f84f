namespace BatteryTwin.Web.State;

/// <summary>Registers the readers of overview, lines, topology, alarms and data health.</summary>
public static class PlantReaderServices
{
    public static IServiceCollection AddPlantReaders(this IServiceCollection services) => services
        .AddSingleton<PlantWatch>()
        .AddSingleton<PlantReadings>()
        .AddSingleton<StationReader>()
        .AddSingleton<KeySignals>()
        .AddSingleton<AlertList>()
        .AddSingleton<AlertDesk>()
        .AddSingleton<OverviewReader>()
        .AddSingleton<LineReader>()
        .AddSingleton<StateTimelineReader>()
        .AddSingleton<TopologyReader>()
        .AddSingleton<SilentSeries>()
        .AddSingleton<GapFinder>()
        .AddSingleton<DataHealthReader>()
        .AddSingleton<BackupDesk>()
        .AddSingleton<RejectedPoints>()
        .AddSingleton<LandingDesk>();
}
