namespace BatteryTwin.Domain.Alarms;

/// <summary>What detectors tell the alert log. Every change is durable before a call returns.</summary>
public interface IAlertRaising
{
    /// <summary>The condition of a rule holds at a place: raises a new alert, or raises the open one again.</summary>
    ValueTask<Alert> RaiseAsync(AlertCondition condition, CancellationToken cancel = default);

    /// <summary>The condition of a rule no longer holds at a place; nothing happens when no alert is active there.</summary>
    ValueTask ReturnAsync(string rule, string twinId, string? component, CancellationToken cancel = default);
}
