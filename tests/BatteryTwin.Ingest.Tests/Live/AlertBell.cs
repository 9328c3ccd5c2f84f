using BatteryTwin.Domain.Alarms;

namespace BatteryTwin.Ingest.Tests.Live;

/// <summary>An alert log that only tells of changes a test makes up.</summary>
internal sealed class AlertBell : IAlertLog
{
    public event Action<Alert>? Changed;

    public IReadOnlyList<Alert> Open => [];

    public void Ring(string id, string twin, string message = "m") => Changed?.Invoke(new Alert
    {
        Id = id,
        TwinId = twin,
        Rule = "r",
        Priority = AlertPriority.High,
        Title = "t",
        Message = message,
        RaisedAt = DateTimeOffset.UnixEpoch,
    });

    public Alert? Find(string alertId) => null;

    public IReadOnlyList<Alert> Recent(int limit, string? twinId = null) => [];

    public ValueTask<Alert> ApplyAsync(string alertId, Func<Alert, Alert> verb, CancellationToken cancel = default) => throw new NotSupportedException();
}
