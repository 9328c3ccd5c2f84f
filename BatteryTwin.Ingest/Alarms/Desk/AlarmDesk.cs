using BatteryTwin.Domain.Alarms.Notifications;
using BatteryTwin.Domain.Alarms.Rules;
using BatteryTwin.Ingest.Alarms.Api;
using BatteryTwin.Ingest.Alarms.Notifications;
using BatteryTwin.Ingest.Alarms.Rehearsal;
using BatteryTwin.Ingest.Jobs;

namespace BatteryTwin.Ingest.Alarms.Desk;

/// <summary>The desk of this process.</summary>
internal sealed class AlarmDesk(IAlarmRules rules, LiveAlarmRules live, RuleRehearsals rehearsals, IJobs jobs, AlarmNotifications notifications) : IAlarmDesk
{
    private const int DeliveriesShown = 50;

    public Task<IReadOnlyList<AlarmRuleView>> RulesAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<AlarmRuleView>>([.. rules.All.Select(stored => live.View(stored))]);

    public Task PutAsync(AlarmRule rule, long expected, string? actor, CancellationToken cancel)
    {
        rules.Put(rule, expected, actor);
        return Task.CompletedTask;
    }

    public Task DeleteAsync(string id, long expected, string? actor, CancellationToken cancel)
    {
        rules.Delete(id, expected, actor);
        return Task.CompletedTask;
    }

    public Task<string> RehearseAsync(RehearsalRequest request, CancellationToken cancel) => Task.FromResult(rehearsals.Start(request).Id);

    public Task<RehearsalRun?> RehearsalAsync(string jobId, CancellationToken cancel) => Task.FromResult(jobs.Find(jobId) is { Kind: RuleRehearsals.JobKind } job
        ? new RehearsalRun(job.Id, job.IsFinished, job.Progress, job.State == JobState.Cancelled ? "Cancelled" : job.Message, job.Result as RehearsalAnswer, job.Error)
        : null);

    public Task CancelRehearsalAsync(string jobId, CancellationToken cancel)
    {
        jobs.Cancel(jobId);
        return Task.CompletedTask;
    }

    public Task<NotificationBoard> NotificationsAsync(CancellationToken cancel) =>
        Task.FromResult(new NotificationBoard(notifications.Channels, notifications.Routes, notifications.Deliveries(DeliveriesShown)));

    public Task PutRouteAsync(NotificationRoute route, long expected, CancellationToken cancel)
    {
        notifications.Put(route, expected);
        return Task.CompletedTask;
    }

    public Task DeleteRouteAsync(string id, long expected, CancellationToken cancel)
    {
        notifications.Delete(id, expected);
        return Task.CompletedTask;
    }

    public Task<string?> TestAsync(string channel, string? actor, CancellationToken cancel) => notifications.TestAsync(channel, actor, cancel);
}
