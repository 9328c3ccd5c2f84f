namespace BatteryTwin.Web.State.Maintenance;

/// <summary>Registers what the maintenance board reads from and acts through.</summary>
public static class MaintenanceStateServices
{
    public static IServiceCollection AddMaintenanceBoard(this IServiceCollection services) => services
        .AddSingleton<BoardReader>()
        .AddSingleton<WorkDesk>()
        .AddSingleton<OrderDrafts>()
        .AddSingleton<WaitingReader>();
}
