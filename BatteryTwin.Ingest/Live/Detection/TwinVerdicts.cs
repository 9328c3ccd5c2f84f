using BatteryTwin.Domain.Alarms;
using BatteryTwin.Domain.Twins;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Live.Detection;

/// <summary>
/// Carries a detector's verdict to people and to the graph. The alert comes first: should the process die in between, the detector comes to
/// the same verdict again, and raising an active alert again changes nothing.
/// </summary>
internal sealed class TwinVerdicts(ITwinGraph graph, IAlertLog alerts, IAlertRaising raising, TwinFindings findings, ILogger<TwinVerdicts> logger)
{
    public TwinGraphSnapshot Graph => graph.Current;

    public bool IsActive(string rule, string twinId) => alerts.Open.Any(alert => alert.Active && alert.Rule == rule && alert.TwinId == twinId);

    /// <summary>When the active alert of a rule was raised; null when there is none.</summary>
    public DateTimeOffset? RaisedAt(string rule, string twinId) =>
        alerts.Open.FirstOrDefault(alert => alert.Active && alert.Rule == rule && alert.TwinId == twinId)?.RaisedAt;

    public async ValueTask RaiseAsync(AlertCondition condition, IReadOnlyList<PropertyWrite> writes, CancellationToken cancel)
    {
        logger.LogInformation("Rule {Rule} holds at {TwinId}: {Evidence}", condition.Rule, condition.TwinId, condition.Message);
        await raising.RaiseAsync(condition, cancel).ConfigureAwait(false);
        await findings.WriteAsync(condition.TwinId, writes, cancel).ConfigureAwait(false);
    }

    public async ValueTask ReturnAsync(AlertCondition condition, IReadOnlyList<PropertyWrite> writes, CancellationToken cancel)
    {
        logger.LogInformation("Rule {Rule} no longer holds at {TwinId}: {Evidence}", condition.Rule, condition.TwinId, condition.Message);
        await raising.ReturnAsync(condition.Rule, condition.TwinId, condition.Component, cancel).ConfigureAwait(false);
        await findings.WriteAsync(condition.TwinId, writes, cancel).ConfigureAwait(false);
    }
}
