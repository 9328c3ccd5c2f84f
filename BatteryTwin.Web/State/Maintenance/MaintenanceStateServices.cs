using BatteryTwin.Web.State.Maintenance.Data;

namespace BatteryTwin.Web.State.Maintenance;

/// <summary>Registers what the pages of maintenance read from and act through.</summary>
public static class MaintenanceStateServices
{
    public static IServiceCollection AddMaintenanceBoard(this IServiceCollection services) => services
        .AddSingleton<BoardReader>()
        .AddSingleton<WorkDesk>()
        .AddSingleton<OrderDrafts>()
        .AddSingleton<WaitingReader>()
        .AddSingleton<CostEffects>()
        .AddSingleton<MaintenanceDataReader>()
        .AddSingleton<MaintenanceDataDesk>();
}
