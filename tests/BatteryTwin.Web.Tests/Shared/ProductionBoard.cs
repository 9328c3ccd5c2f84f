using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Orders;
using BatteryTwin.Domain.Production.Settings;
using BatteryTwin.Domain.Production.Time;
using BatteryTwin.Ingest.Storage.Production;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>A production book in memory, empty until a test enters something.</summary>
internal sealed class ProductionBoard : IProductionBook
{
    private readonly List<StateEdit> _edits = [];
    private readonly Dictionary<string, KeptDocument<CalendarEntry>> _calendars = [];
    private readonly Dictionary<string, KeptDocument<PlantSettings>> _settings = [];
    private readonly SortedDictionary<string, KeptDocument<ProductionOrder>> _orders = [];
    private readonly SortedDictionary<(string, DateOnly, string), KeptDocument<ShiftTarget>> _targets = [];

    public long Revision { get; private set; }

    public long Version => _edits.Count;

    public KeptDocument<CalendarEntry>? Calendar(string plantId) => _calendars.GetValueOrDefault(plantId);

    public KeptDocument<PlantSettings>? Settings(string plantId) => _settings.GetValueOrDefault(plantId);

    public bool Save(string plantId, CalendarEntry calendar, long? expectedVersion, string? actor) => Keep(_calendars, plantId, calendar, expectedVersion, actor);

    public bool Save(string plantId, PlantSettings settings, long? expectedVersion, string? actor) => Keep(_settings, plantId, settings, expectedVersion, actor);

    public IReadOnlyList<KeptDocument<ProductionOrder>> KeptOrders(DateTimeOffset from, DateTimeOffset to, string? lineId = null) =>
        [.. _orders.Values.Where(kept => kept.Value.To > from && kept.Value.From < to && (lineId is null || kept.Value.LineId == lineId))];

    public KeptDocument<ProductionOrder>? Order(string id) => _orders.GetValueOrDefault(id);

    public IReadOnlyList<OrderChange> Apply(IReadOnlyCollection<OrderChange> changes, string? actor)
    {
        OrderChange[] refused = [.. changes.Where(change => change.ExpectedVersion is { } expected && expected != (_orders.GetValueOrDefault(change.Id)?.Version ?? 0))];
        foreach (OrderChange change in refused.Length > 0 ? [] : changes)
        {
            _ = change.Order is { } order ? Keep(_orders, change.Id, order, null, actor) : _orders.Remove(change.Id);
        }

        return refused;
    }

    public IReadOnlyList<KeptDocument<ShiftTarget>> KeptTargets(DateOnly from, DateOnly to, string? lineId = null) =>
        [.. _targets.Values.Where(kept => kept.Value.Date >= from && kept.Value.Date <= to && (lineId is null || kept.Value.LineId == lineId))];

    public IReadOnlyList<TargetChange> Apply(IReadOnlyCollection<TargetChange> changes, string? actor)
    {
        TargetChange[] refused = [.. changes.Where(change => change.ExpectedVersion is { } expected && expected != (_targets.GetValueOrDefault(Key(change))?.Version ?? 0))];
        foreach (TargetChange change in refused.Length > 0 ? [] : changes)
        {
            _ = change.Quantity is { } quantity ? Keep(_targets, Key(change), new ShiftTarget(change.LineId, change.Date, change.Shift, quantity), null, actor) : _targets.Remove(Key(change));
        }

        return refused;
    }

    public int Plan(string source, DateOnly until, IReadOnlyCollection<ShiftTarget> targets) => throw new NotSupportedException();

    public IReadOnlyList<StateEdit> Edits(string stationId, DateTimeOffset from, DateTimeOffset to) => [.. _edits.Where(edit => edit.StationId == stationId && edit.To > from && edit.From < to)];

    public void Add(StateEdit edit)
    {
        _edits.Add(edit);
        Revision++;
    }

    public bool Withdraw(string stationId, string editId, string who, DateTimeOffset at)
    {
        Revision++;
        return _edits.RemoveAll(edit => edit.StationId == stationId && edit.Id == editId) > 0;
    }

    private static (string, DateOnly, string) Key(TargetChange change) => (change.LineId, change.Date, change.Shift);

    private bool Keep<TKey, T>(IDictionary<TKey, KeptDocument<T>> kept, TKey key, T value, long? expectedVersion, string? actor)
    {
        long version = kept.TryGetValue(key, out KeptDocument<T>? present) ? present.Version : 0;
        if (expectedVersion is { } expected && expected != version)
        {
            return false;
        }

        Revision++;
        kept[key] = new(value, version + 1, SmallPlant.Start, actor);
        return true;
    }
}
