using BatteryTwin.Domain.Alarms;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Ingest.Storage.Alerts;

/// <summary>Registers the alert log.</summary>
public static class AlertServices
{
    public static IServiceCollection AddAlertLog(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AlertLogOptions>()
            .Bind(configuration.GetSection(AlertLogOptions.Section))
            .Validate(options => options.RetentionDays > 0, "BatteryTwin:Alerts:RetentionDays must be at least 1")
            .Validate(options => options.MaxCleared > 0, "BatteryTwin:Alerts:MaxCleared must be at least 1")
            .ValidateOnStart();
        services.AddSingleton<SqliteAlertLog>();
        services.AddSingleton<IAlertLog>(provider => provider.GetRequiredService<SqliteAlertLog>());
        services.AddSingleton<IAlertRaising>(provider => provider.GetRequiredService<SqliteAlertLog>());
        services.AddHostedService<ShelfClock>();
        return services;
    }
}
