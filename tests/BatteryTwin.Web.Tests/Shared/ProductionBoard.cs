using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Orders;
using BatteryTwin.Domain.Production.Settings;
using BatteryTwin.Domain.Production.Time;
using BatteryTwin.Ingest.Storage.Production;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>A production book in which nobody entered anything but reasons of stops, and targets where a test does.</summary>
internal sealed class ProductionBoard : IProductionBook
{
    private readonly List<StateEdit> _edits = [];

    public long Version => _edits.Count;

    /// <summary>Targets that somebody entered; none until a test does.</summary>
    public List<ShiftTarget> Entered { get; } = [];

    public KeptDocument<CalendarEntry>? Calendar(string plantId) => null;

    public KeptDocument<PlantSettings>? Settings(string plantId) => null;

    public bool Save(string plantId, CalendarEntry calendar, long? expectedVersion, string? actor) => throw new NotSupportedException();

    public bool Save(string plantId, PlantSettings settings, long? expectedVersion, string? actor) => throw new NotSupportedException();

    public IReadOnlyList<ProductionOrder> Orders(DateTimeOffset from, DateTimeOffset to, string? lineId = null) => [];

    public void Save(IReadOnlyCollection<ProductionOrder> orders) => throw new NotSupportedException();

    public bool DeleteOrder(string id) => false;

    public IReadOnlyList<ShiftTarget> Targets(DateOnly from, DateOnly to, string? lineId = null) => [.. Entered.Where(target => target.Date >= from && target.Date <= to && (lineId is null || target.LineId == lineId))];

    public void Save(IReadOnlyCollection<ShiftTarget> targets) => throw new NotSupportedException();

    public bool DeleteTarget(string lineId, DateOnly day, string shift) => false;

    public IReadOnlyList<StateEdit> Edits(string stationId, DateTimeOffset from, DateTimeOffset to) => [.. _edits.Where(edit => edit.StationId == stationId)];

    public void Add(StateEdit edit) => _edits.Add(edit);

    public bool Withdraw(string stationId, string editId, string who, DateTimeOffset at) => false;
}
