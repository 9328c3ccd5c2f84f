using BatteryTwin.Domain.Alarms;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>An alert log in memory.</summary>
internal sealed class AlertBook(TimeProvider time) : IAlertLog
{
    private readonly List<Alert> _alerts = [];

    public event Action<Alert>? Changed;

    public IReadOnlyList<Alert> Open => [.. _alerts.Where(alert => alert.IsOpen).OrderByDescending(alert => alert.RaisedAt)];

    public Alert? Find(string alertId) => _alerts.Find(alert => alert.Id == alertId);

    public IReadOnlyList<Alert> Recent(int limit, string? twinId = null) =>
        [.. _alerts.Where(alert => twinId is null || alert.TwinId == twinId).OrderByDescending(alert => alert.RaisedAt).Take(limit)];

    public Alert Raise(string twinId, AlertPriority priority = AlertPriority.High, string title = "Bearing fault predicted", string? component = null)
    {
        Alert alert = new() { Id = $"alert-{_alerts.Count + 1}", TwinId = twinId, Component = component, Rule = "test", Priority = priority, Title = title, Message = "Look at it.", RaisedAt = time.GetUtcNow() };
        _alerts.Add(alert);
        Changed?.Invoke(alert);
        return alert;
    }

    public ValueTask<Alert> RaiseAsync(AlertCondition condition, CancellationToken cancel = default) => ValueTask.FromResult(Raise(condition.TwinId, condition.Priority, condition.Title, condition.Component));

    public async ValueTask ReturnAsync(string rule, string twinId, string? component, CancellationToken cancel = default)
    {
        foreach (Alert alert in _alerts.Where(alert => alert.Active && alert.Rule == rule && alert.TwinId == twinId).ToArray())
        {
            await ApplyAsync(alert.Id, active => active.Return(time.GetUtcNow()), cancel);
        }
    }

    public ValueTask<Alert> ApplyAsync(string alertId, Func<Alert, Alert> verb, CancellationToken cancel = default)
    {
        int index = _alerts.FindIndex(alert => alert.Id == alertId);
        if (index < 0)
        {
            throw new KeyNotFoundException(alertId);
        }

        _alerts[index] = verb(_alerts[index]);
        Changed?.Invoke(_alerts[index]);
        return ValueTask.FromResult(_alerts[index]);
    }
}
