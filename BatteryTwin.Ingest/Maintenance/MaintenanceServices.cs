using BatteryTwin.Domain.Maintenance;
using BatteryTwin.Ingest.Prognostics.Forecasts;
using BatteryTwin.Ingest.Sources.DemoPlant;
using BatteryTwin.Ingest.Sources.DemoPlant.Maintenance;
using BatteryTwin.Ingest.Storage.Maintenance;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Ingest.Maintenance;

/// <summary>Registers work orders, crews, costs, recurring plans and scheduling, beside the planned stops.</summary>
public static class MaintenanceServices
{
    /// <param name="services">Where to.</param>
    /// <param name="configuration">Says whether the demo plant, and so its crews and costs, is wanted.</param>
    /// <param name="wholes">Finds a twin and everything that contains it.</param>
    public static IServiceCollection AddMaintenance(this IServiceCollection services, IConfiguration configuration, Func<IServiceProvider, Func<string, IReadOnlyList<string>>> wholes)
    {
        if (configuration.GetSection(DemoPlantOptions.Section).GetValue(nameof(DemoPlantOptions.Enabled), true))
        {
            services.AddHostedService<DemoCrewPlanner>();
        }

        return services
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
            .AddSingleton<IMaintenanceDesk, MaintenanceDesk>()
            .AddSingleton<IMaintenanceData, MaintenanceData>()
            .AddHostedService<CompletionReports>()
            .AddSingleton<RecurringOrders>()
            .AddHostedService(provider => provider.GetRequiredService<RecurringOrders>());
    }
}
