using System.Globalization;
using BatteryTwin.Domain.Alarms;
using BatteryTwin.Domain.RootCause.Investigations;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Web.State.Trace;

namespace BatteryTwin.Web.State.Investigations;

/// <summary>Makes questions of what people point at: an alarm, a stretch of a chart, failed cells. Singleton.</summary>
public sealed class QuestionDrafts(IAlertLog alerts, PlantTopology topology)
{
    /// <summary>How long before an alarm its bad time begins: an alarm comes after what it warns of, and units take their time to the end of the line.</summary>
    public static readonly TimeSpan BeforeAlarm = TimeSpan.FromHours(1);

    /// <summary>Did what raised an alarm cost units, and why? Null when the alarm is not kept.</summary>
    public InvestigationEffect? OfAlert(string alertId) => alerts.Find(alertId) is not { } alert ? null : new()
    {
        Kind = EffectKind.Alert,
        Title = $"{alert.Title} ({alert.TwinId})",
        AlertId = alert.Id,
        TwinId = alert.TwinId,
        Place = alert.TwinId,
        Wholes = Others(alert.TwinId),
        From = alert.RaisedAt - BeforeAlarm,
    };

    /// <summary>What became of the units that went through a machine in a span of time, and why?</summary>
    public InvestigationEffect OfSelection(string twinId, string? field, DateTimeOffset? from, DateTimeOffset? to) => new()
    {
        Kind = EffectKind.Selection,
        Title = from is { } start ? string.Create(CultureInfo.InvariantCulture, $"Units through {twinId} from {start.UtcDateTime:d MMM HH:mm} UTC") : $"Units through {twinId}",
        TwinId = twinId,
        Field = field,
        Place = twinId,
        Wholes = Others(twinId),
        From = from,
        To = to,
    };

    /// <summary>Why do units of a place fail more than they did?</summary>
    public static InvestigationEffect OfPlace(string? place, DateTimeOffset? from, DateTimeOffset? to) => new() { Kind = EffectKind.Selection, Title = $"More failures at {PlaceText.Of(place)}", Place = place, From = from, To = to };

    /// <summary>Why did these units fail?</summary>
    public static InvestigationEffect OfCells(IReadOnlyList<string> cells) => new()
    {
        Kind = EffectKind.Cells,
        Title = cells.Count == 1 ? $"{cells[0]} failed" : $"{cells.Count} failed cells ({cells[0]}, …)",
        Cells = cells,
    };

    /// <summary>Why did just these units of a list fail?</summary>
    public static InvestigationEffect OfFailed(FailedUnits failed, string? plant, string? line) => OfCells(failed.Ids) with
    {
        Title = string.Create(CultureInfo.InvariantCulture, $"{failed.Ids.Count} failed {failed.Table}{(plant is null ? null : $" of {plant} {line}".TrimEnd())}"),
    };

    /// <summary>Stations of the same line, the last first: all units of a line go through its last station. A line's own come first.</summary>
    private IReadOnlyList<string> Others(string twinId)
    {
        Topology current = topology.Current;
        TopologyNode? whole = current.Find(twinId) is { } node ? node.Children.Count > 0 ? node : node.ParentId is { } parent ? current.Find(parent) : null : null;
        return [.. whole?.Children.Where(child => child != twinId).Reverse() ?? []];
    }
}
