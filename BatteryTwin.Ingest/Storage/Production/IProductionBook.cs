using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Orders;
using BatteryTwin.Domain.Production.Settings;
using BatteryTwin.Domain.Production.Time;

namespace BatteryTwin.Ingest.Storage.Production;

/// <summary>
/// What people enter about production: calendars and settings of plants, orders and targets, and what they made of stations' times. Writes are durable when they
/// return, and throw <see cref="StorageUnavailableException"/> when they cannot be.
/// </summary>
public interface IProductionBook
{
    /// <summary>Calendar of a plant; null when nobody entered one.</summary>
    KeptDocument<CalendarEntry>? Calendar(string plantId);

    KeptDocument<PlantSettings>? Settings(string plantId);

    /// <summary>Keeps a calendar. False when the kept one has another version than expected (0: none is kept; null: whatever is there).</summary>
    bool Save(string plantId, CalendarEntry calendar, long? expectedVersion, string? actor);

    /// <summary>Keeps settings, under the same rule.</summary>
    bool Save(string plantId, PlantSettings settings, long? expectedVersion, string? actor);

    /// <summary>Orders that touch a stretch of time, by line and start; of one line or all.</summary>
    IReadOnlyList<ProductionOrder> Orders(DateTimeOffset from, DateTimeOffset to, string? lineId = null);

    /// <summary>Keeps orders, all or none; one with a known number takes the place of the former.</summary>
    void Save(IReadOnlyCollection<ProductionOrder> orders);

    /// <summary>False when there is no such order.</summary>
    bool DeleteOrder(string id);

    /// <summary>Targets of days, by line, day and shift; of one line or all.</summary>
    IReadOnlyList<ShiftTarget> Targets(DateOnly from, DateOnly to, string? lineId = null);

    /// <summary>Keeps targets, all or none; one of a known line, day and shift takes the place of the former.</summary>
    void Save(IReadOnlyCollection<ShiftTarget> targets);

    /// <summary>False when there is no such target.</summary>
    bool DeleteTarget(string lineId, DateOnly day, string shift);

    /// <summary>Edits of a station that touch a stretch of time and hold, oldest first.</summary>
    IReadOnlyList<StateEdit> Edits(string stationId, DateTimeOffset from, DateTimeOffset to);

    void Add(StateEdit edit);

    /// <summary>Takes an edit back; it stays on record with who did so. False when there is none that holds.</summary>
    bool Withdraw(string stationId, string editId, string who, DateTimeOffset at);
}
