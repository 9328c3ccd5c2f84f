using BatteryTwin.Domain.Alarms.Notifications;
using BatteryTwin.Domain.Alarms.Rules;
using BatteryTwin.Ingest.Alarms.Api;
using BatteryTwin.Ingest.Alarms.Desk;
using BatteryTwin.Ingest.Alarms.Notifications;
using BatteryTwin.Ingest.Alarms.Rehearsal;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>A desk of alarm rules that a test lays out.</summary>
internal sealed class AlarmDeskBoard : IAlarmDesk
{
    public List<AlarmRuleView> Rules { get; } = [];

    public RehearsalRun? Run { get; set; }

    public NotificationBoard Board { get; set; } = new([], [], []);

    /// <summary>Thrown by every read while it is set.</summary>
    public StorageUnavailableException? Fault { get; set; }

    public Task<IReadOnlyList<AlarmRuleView>> RulesAsync(CancellationToken cancel) => Fault is { } fault ? throw fault : Task.FromResult<IReadOnlyList<AlarmRuleView>>(Rules);

    public Task PutAsync(AlarmRule rule, long expected, string? actor, CancellationToken cancel) => Task.CompletedTask;

    public Task DeleteAsync(string id, long expected, string? actor, CancellationToken cancel) => Task.CompletedTask;

    public Task<string> RehearseAsync(RehearsalRequest request, CancellationToken cancel) => Task.FromResult("alarm-rehearsal-1");

    public Task<RehearsalRun?> RehearsalAsync(string jobId, CancellationToken cancel) => Task.FromResult(Run);

    public Task CancelRehearsalAsync(string jobId, CancellationToken cancel) => Task.CompletedTask;

    public Task<NotificationBoard> NotificationsAsync(CancellationToken cancel) => Task.FromResult(Board);

    public Task PutRouteAsync(NotificationRoute route, long expected, CancellationToken cancel) => Task.CompletedTask;

    public Task DeleteRouteAsync(string id, long expected, CancellationToken cancel) => Task.CompletedTask;

    public Task<string?> TestAsync(string channel, string? actor, CancellationToken cancel) => Task.FromResult<string?>(null);
}
