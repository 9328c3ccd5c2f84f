namespace BatteryTwin.Domain.Alarms;

/// <summary>All alerts and what people do about them. Every change is durable before a call returns.</summary>
public interface IAlertLog
{
    /// <summary>Raised after each change with the alert's new state, outside all locks; handlers must be quick and must not throw.</summary>
    event Action<Alert>? Changed;

    /// <summary>Alerts that are not cleared, newest first.</summary>
    IReadOnlyList<Alert> Open { get; }

    /// <summary>Alert by id, cleared ones included; null when there is none.</summary>
    Alert? Find(string alertId);

    /// <summary>Cleared and open alerts, newest first, of one twin or all.</summary>
    IReadOnlyList<Alert> Recent(int limit, string? twinId = null);

    /// <summary>Applies a verb of <see cref="Alert"/> to an alert.</summary>
    /// <exception cref="KeyNotFoundException">There is no such alert.</exception>
    /// <exception cref="AlertActionException">The alert refuses the verb in its state.</exception>
    /// <exception cref="AlertLogUnavailableException">Nothing can be done about alerts now; nothing was changed.</exception>
    ValueTask<Alert> ApplyAsync(string alertId, Func<Alert, Alert> verb, CancellationToken cancel = default);
}
