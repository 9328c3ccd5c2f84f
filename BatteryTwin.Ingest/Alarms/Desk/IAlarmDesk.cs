using BatteryTwin.Domain.Alarms.Notifications;
using BatteryTwin.Domain.Alarms.Rules;
using BatteryTwin.Ingest.Alarms.Api;
using BatteryTwin.Ingest.Alarms.Notifications;
using BatteryTwin.Ingest.Alarms.Rehearsal;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Maintenance;

namespace BatteryTwin.Ingest.Alarms.Desk;

/// <summary>
/// Alarm rules, their rehearsals and notifications, in this process or in the ingest service beside it. What is refused throws a
/// <see cref="MaintenanceRefusedException"/>, what cannot be reached or written a <see cref="StorageUnavailableException"/>.
/// </summary>
public interface IAlarmDesk
{
    Task<IReadOnlyList<AlarmRuleView>> RulesAsync(CancellationToken cancel);

    /// <param name="rule">The rule.</param>
    /// <param name="expected">Version that it must have; 0 = it must be new.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="cancel">Gives up.</param>
    Task PutAsync(AlarmRule rule, long expected, string? actor, CancellationToken cancel);

    Task DeleteAsync(string id, long expected, string? actor, CancellationToken cancel);

    /// <summary>Starts a rehearsal; the id of its job.</summary>
    Task<string> RehearseAsync(RehearsalRequest request, CancellationToken cancel);

    /// <summary>Where a rehearsal stands; null when it is not known any more.</summary>
    Task<RehearsalRun?> RehearsalAsync(string jobId, CancellationToken cancel);

    Task CancelRehearsalAsync(string jobId, CancellationToken cancel);

    Task<NotificationBoard> NotificationsAsync(CancellationToken cancel);

    /// <param name="route">The route.</param>
    /// <param name="expected">Version that it must have; 0 = it must be new.</param>
    /// <param name="cancel">Gives up.</param>
    Task PutRouteAsync(NotificationRoute route, long expected, CancellationToken cancel);

    Task DeleteRouteAsync(string id, long expected, CancellationToken cancel);

    /// <summary>Sends a test; null when it was taken, else why not.</summary>
    Task<string?> TestAsync(string channel, string? actor, CancellationToken cancel);
}
