using BatteryTwin.Ingest.Prognostics.Forecasts;
using BatteryTwin.Ingest.Storage.Maintenance;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Ingest.Maintenance;

/// <summary>Registers work orders, crews, costs, recurring plans and scheduling.</summary>
public static class MaintenanceServices
{
    public static IServiceCollection AddMaintenance(this IServiceCollection services) => services
        .AddSingleton<MaintenanceDatabase>()
        .AddSingleton<IWorkOrders, SqliteWorkOrders>()
        .AddSingleton<MaintenanceShelf>()
        .AddSingleton(provider => new ScheduleCases(
            provider.GetRequiredService<IWorkOrders>(),
            provider.GetRequiredService<MaintenanceShelf>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<IComponentForecasts>()))
        .AddSingleton<ScheduleJobs>()
        .AddSingleton<RecurringOrders>()
        .AddHostedService(provider => provider.GetRequiredService<RecurringOrders>());
}
