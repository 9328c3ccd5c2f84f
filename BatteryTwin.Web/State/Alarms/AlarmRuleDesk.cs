using BatteryTwin.Domain.Alarms.Notifications;
using BatteryTwin.Domain.Alarms.Rules;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Production;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Alarms.Api;
using BatteryTwin.Ingest.Alarms.Desk;
using BatteryTwin.Ingest.Alarms.Notifications;
using BatteryTwin.Ingest.Alarms.Rehearsal;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Maintenance;
using BatteryTwin.Web.State.Trends;

namespace BatteryTwin.Web.State.Alarms;

/// <summary>Alarm rules as people write, rehearse and switch them. What people do returns null when it was done, else why not, in words. Singleton.</summary>
public sealed class AlarmRuleDesk(IAlarmDesk desk, ITelemetryStore store, PlantTopology topology, ITwinGraph graph)
{
    /// <exception cref="StorageUnavailableException">They cannot be read now.</exception>
    public Task<IReadOnlyList<AlarmRuleView>> RulesAsync(CancellationToken cancel) => desk.RulesAsync(cancel);

    /// <exception cref="StorageUnavailableException">They cannot be read now.</exception>
    public Task<NotificationBoard> NotificationsAsync(CancellationToken cancel) => desk.NotificationsAsync(cancel);

    /// <exception cref="StorageUnavailableException">It cannot be read now.</exception>
    public Task<RehearsalRun?> RehearsalAsync(string jobId, CancellationToken cancel) => desk.RehearsalAsync(jobId, cancel);

    public Task<string?> PutAsync(AlarmRule rule, long expected, string name, CancellationToken cancel) => DoAsync(() => desk.PutAsync(rule, expected, By(name), cancel));

    public Task<string?> DeleteAsync(AlarmRuleView known, string name, CancellationToken cancel) => DoAsync(() => desk.DeleteAsync(known.Rule.Id, known.Version, By(name), cancel));

    public Task<string?> CancelRehearsalAsync(string jobId, CancellationToken cancel) => DoAsync(() => desk.CancelRehearsalAsync(jobId, cancel));

    public Task<string?> PutRouteAsync(NotificationRoute route, long expected, CancellationToken cancel) => DoAsync(() => desk.PutRouteAsync(route, expected, cancel));

    public Task<string?> DeleteRouteAsync(StoredNotificationRoute known, CancellationToken cancel) => DoAsync(() => desk.DeleteRouteAsync(known.Route.Id, known.Version, cancel));

    /// <summary>Sends a test; null when it was taken.</summary>
    public async Task<string?> TestAsync(string channel, string name, CancellationToken cancel)
    {
        string? refusal = null;
        string? fault = await DoAsync(async () => refusal = await desk.TestAsync(channel, By(name), cancel));
        return fault ?? (refusal is null ? null : $"Not delivered: {refusal}.");
    }

    /// <summary>Starts a rehearsal.</summary>
    public async Task<(string? JobId, string? Fault)> RehearseAsync(AlarmRule rule, int days, DateTimeOffset now, CancellationToken cancel)
    {
        string? jobId = null;
        string? fault = await DoAsync(async () => jobId = await desk.RehearseAsync(new RehearsalRequest(rule, now.AddDays(-days), now), cancel));
        return (jobId, fault);
    }

    /// <summary>Ids of twins that a rule can be watched at, wholes before their parts.</summary>
    public IReadOnlyList<string> Places() => [.. topology.Current.Roots.SelectMany(root => topology.Current.Within(root)).Select(node => node.Id)];

    /// <summary>Fields that have values at the places, with the number of twins that have them, by name.</summary>
    /// <exception cref="StorageUnavailableException">The store cannot be read now.</exception>
    public async Task<IReadOnlyList<(string Field, IReadOnlyList<string> Twins)>> FieldsAsync(IReadOnlyCollection<string> places, CancellationToken cancel)
    {
        Topology plant = topology.Current;
        IReadOnlyList<SeriesLatest> series = await store.LatestAsync(SeriesSelector.All, cancel);
        return
        [
            .. series.Where(one => one.Key.Twin is not null && one.Type != FieldType.String && Covers(places, plant.PathTo(one.Key.Twin)))
                .GroupBy(one => one.Key.Field, one => one.Key.Twin!, StringComparer.Ordinal)
                .OrderBy(field => field.Key, StringComparer.OrdinalIgnoreCase)
                .Select(field => (field.Key, (IReadOnlyList<string>)[.. field.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])),
        ];
    }

    /// <summary>A field as charts draw it, its limits as the band.</summary>
    public TrendSignal Signal(string twinId, string field, NormalBand? band)
    {
        TwinGraphSnapshot snapshot = graph.Current;
        DtdlValue? content = snapshot.Find(twinId) is { } twin ? snapshot.Models.Resolve(twin.ModelId, field) as DtdlValue : null;
        return new(twinId, field, content?.DisplayName?.Default ?? field, content is null ? string.Empty : SignalNotes.Of(content).Unit ?? UnitSymbols.Of(content.Quantity?.Unit), band);
    }

    private static bool Covers(IReadOnlyCollection<string> places, IReadOnlyList<string> path) => places.Contains("*") || path.Any(places.Contains);

    private static string? By(string name) => string.IsNullOrWhiteSpace(name) ? null : name.Trim();

    private static async Task<string?> DoAsync(Func<Task> action)
    {
        try
        {
            await action();
            return null;
        }
        catch (MaintenanceRefusedException refusal)
        {
            return $"Not done: {refusal.Message.TrimEnd('.')}.";
        }
        catch (StorageUnavailableException problem)
        {
            return $"Not done: {problem.Message.TrimEnd('.')}.";
        }
    }
}
