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
    /// <summary>Another number after each change: who keeps what follows from the book keeps it for one revision.</summary>
    long Revision { get; }

    /// <summary>Calendar of a plant; null when nobody entered one.</summary>
    KeptDocument<CalendarEntry>? Calendar(string plantId);

    KeptDocument<PlantSettings>? Settings(string plantId);

    /// <summary>Keeps a calendar. False when the kept one has another version than expected (0: none is kept; null: whatever is there).</summary>
    bool Save(string plantId, CalendarEntry calendar, long? expectedVersion, string? actor);

    /// <summary>Keeps settings, under the same rule.</summary>
    bool Save(string plantId, PlantSettings settings, long? expectedVersion, string? actor);

    /// <summary>Orders that touch a stretch of time, by line and start; of one line or all.</summary>
    IReadOnlyList<ProductionOrder> Orders(DateTimeOffset from, DateTimeOffset to, string? lineId = null) => [.. KeptOrders(from, to, lineId).Select(kept => kept.Value)];

    /// <summary>The same with versions.</summary>
    IReadOnlyList<KeptDocument<ProductionOrder>> KeptOrders(DateTimeOffset from, DateTimeOffset to, string? lineId = null);

    /// <summary>An order by its number; null when there is none.</summary>
    KeptDocument<ProductionOrder>? Order(string id);

    /// <summary>Makes changes of orders, all or none. Those that another's change stands against are given back, and nothing is kept then.</summary>
    IReadOnlyList<OrderChange> Apply(IReadOnlyCollection<OrderChange> changes, string? actor);

    /// <summary>Targets of days, by line, day and shift; of one line or all.</summary>
    IReadOnlyList<ShiftTarget> Targets(DateOnly from, DateOnly to, string? lineId = null) => [.. KeptTargets(from, to, lineId).Select(kept => kept.Value)];

    /// <summary>The same with versions.</summary>
    IReadOnlyList<KeptDocument<ShiftTarget>> KeptTargets(DateOnly from, DateOnly to, string? lineId = null);

    /// <summary>Makes changes of targets, all or none. Those that another's change stands against are given back, and nothing is kept then.</summary>
    IReadOnlyList<TargetChange> Apply(IReadOnlyCollection<TargetChange> changes, string? actor);

    /// <summary>
    /// Keeps the targets that a source plans by itself, each once and none in place of another: days before <paramref name="until"/> of an earlier call are left out, so that a
    /// target somebody took away does not come back.
    /// </summary>
    /// <returns>How many were added.</returns>
    int Plan(string source, DateOnly until, IReadOnlyCollection<ShiftTarget> targets);

    /// <summary>Edits of a station that touch a stretch of time and hold, oldest first.</summary>
    IReadOnlyList<StateEdit> Edits(string stationId, DateTimeOffset from, DateTimeOffset to);

    void Add(StateEdit edit);

    /// <summary>Takes an edit back; it stays on record with who did so. False when there is none that holds.</summary>
    bool Withdraw(string stationId, string editId, string who, DateTimeOffset at);
}
