using BatteryTwin.Domain.Maintenance;
using BatteryTwin.Ingest.Prognostics.Forecasts;
using BatteryTwin.Ingest.Storage.Maintenance;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Ingest.Maintenance;

/// <summary>Registers work orders, crews, costs, recurring plans and scheduling, beside the planned stops.</summary>
public static class MaintenanceServices
{
    /// <param name="services">Where to.</param>
    /// <param name="wholes">Finds a twin and everything that contains it.</param>
    public static IServiceCollection AddMaintenance(this IServiceCollection services, Func<IServiceProvider, Func<string, IReadOnlyList<string>>> wholes) => services
        .AddSingleton<MaintenanceDatabase>()
        .AddSingleton<IWorkOrders, SqliteWorkOrders>()
        .AddSingleton<MaintenanceShelf>()
        .AddSingleton(provider => new ScheduleCases(
            provider.GetRequiredService<IWorkOrders>(),
            provider.GetRequiredService<MaintenanceShelf>(),
            provider.GetRequiredService<IPlannedStops>(),
            wholes(provider),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<IComponentForecasts>()))
        .AddSingleton<ScheduleJobs>()
        .AddSingleton<RecurringOrders>()
        .AddHostedService(provider => provider.GetRequiredService<RecurringOrders>());
}
