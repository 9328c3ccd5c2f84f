using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Alarms.Notifications;

/// <summary>Registers notifications: routes, outbox, delivery.</summary>
public static class NotificationServices
{
    public static IServiceCollection AddNotifications(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<NotificationOptions>().Bind(configuration.GetSection(NotificationOptions.Section)).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<NotificationOptions>, NotificationOptionsValidator>()
            .AddSingleton<NotificationDatabase>()
            .AddSingleton<NotificationClient>()
            .AddSingleton<INotificationOutbox, NotificationOutbox>()
            .AddSingleton<NotificationSender>()
            .AddHostedService(provider => provider.GetRequiredService<NotificationSender>())
            .AddSingleton<AlarmNotifications>()
            .AddHostedService(provider => provider.GetRequiredService<AlarmNotifications>());
    }
}
