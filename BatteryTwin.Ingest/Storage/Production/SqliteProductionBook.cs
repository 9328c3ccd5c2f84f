using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Orders;
using BatteryTwin.Domain.Production.Settings;
using BatteryTwin.Domain.Production.Time;
using Microsoft.Data.Sqlite;

namespace BatteryTwin.Ingest.Storage.Production;

/// <summary>The production book in <c>production/production.db</c> of the data directory.</summary>
public sealed class SqliteProductionBook : IProductionBook, IDisposable
{
    private const string CalendarKind = "calendar";
    private const string SettingsKind = "settings";
    private const string DayForm = "yyyy-MM-dd";

    private static readonly string[] s_schemaSteps =
    [
        """
        CREATE TABLE document (
            plant TEXT NOT NULL, kind TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL, changed_ticks INTEGER NOT NULL, changed_by TEXT,
            PRIMARY KEY (plant, kind)) WITHOUT ROWID;
        CREATE TABLE production_order (
            id TEXT NOT NULL PRIMARY KEY, line TEXT NOT NULL, product TEXT NOT NULL, quantity REAL NOT NULL, from_ticks INTEGER NOT NULL, to_ticks INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX production_order_by_end ON production_order (to_ticks);
        CREATE TABLE shift_target (
            line TEXT NOT NULL, day TEXT NOT NULL, shift TEXT NOT NULL, quantity REAL NOT NULL,
            PRIMARY KEY (line, day, shift)) WITHOUT ROWID;
        CREATE INDEX shift_target_by_day ON shift_target (day);
        CREATE TABLE state_edit (
            id TEXT NOT NULL PRIMARY KEY, station TEXT NOT NULL, from_ticks INTEGER NOT NULL, to_ticks INTEGER NOT NULL, reason TEXT NOT NULL, state TEXT NOT NULL,
            who TEXT NOT NULL, at_ticks INTEGER NOT NULL, why TEXT, withdrawn_by TEXT, withdrawn_ticks INTEGER) WITHOUT ROWID;
        CREATE INDEX state_edit_by_station ON state_edit (station, to_ticks) WHERE withdrawn_ticks IS NULL;
        """,
    ];

    /// <summary>Members of former versions are passed over.</summary>
    private static readonly JsonSerializerOptions s_kept = new(ProductionJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    private readonly SqliteDatabase _database;
    private readonly TimeProvider _time;

    /// <exception cref="DataDirectoryException">The database cannot be read.</exception>
    public SqliteProductionBook(DataDirectory directory, TimeProvider time)
    {
        _database = new(directory.PathOf("production", "production.db"), s_schemaSteps);
        _time = time;
    }

    public KeptDocument<CalendarEntry>? Calendar(string plantId) => Document<CalendarEntry>(plantId, CalendarKind);

    public KeptDocument<PlantSettings>? Settings(string plantId) => Document<PlantSettings>(plantId, SettingsKind);

    /// <summary>Planned stops that calendars of an earlier version hold, by plant.</summary>
    public IReadOnlyList<(string PlantId, IReadOnlyList<FormerStop> Stops)> FormerStops() =>
    [
        .. _database.Rows("SELECT plant FROM document WHERE kind = $kind ORDER BY plant", row => row.GetString(0), ("$kind", CalendarKind))
            .Select(plant => (plant, Calendar(plant)?.Value.PlannedStops ?? [])).Where(pair => pair.Item2.Count > 0),
    ];

    public bool Save(string plantId, CalendarEntry calendar, long? expectedVersion, string? actor) => SaveDocument(plantId, CalendarKind, calendar, expectedVersion, actor);

    public bool Save(string plantId, PlantSettings settings, long? expectedVersion, string? actor) => SaveDocument(plantId, SettingsKind, settings, expectedVersion, actor);

    public IReadOnlyList<ProductionOrder> Orders(DateTimeOffset from, DateTimeOffset to, string? lineId = null) => _database.Rows(
        "SELECT id, line, product, quantity, from_ticks, to_ticks FROM production_order WHERE to_ticks > $from AND from_ticks < $to AND ($line IS NULL OR line = $line) ORDER BY line, from_ticks, id",
        row => new ProductionOrder(row.GetString(0), row.GetString(1), row.GetString(2), row.GetDouble(3), row.Moment(4), row.Moment(5)),
        ("$from", from.UtcTicks), ("$to", to.UtcTicks), ("$line", lineId));

    public void Save(IReadOnlyCollection<ProductionOrder> orders) => WriteAll(
        "the orders cannot be kept",
        "INSERT OR REPLACE INTO production_order (id, line, product, quantity, from_ticks, to_ticks) VALUES ($id, $line, $product, $quantity, $from, $to)",
        orders.Select(order => new (string, object?)[] { ("$id", order.Id), ("$line", order.LineId), ("$product", order.Product), ("$quantity", order.Quantity), ("$from", order.From.UtcTicks), ("$to", order.To.UtcTicks) }));

    public bool DeleteOrder(string id) => Change("the order cannot be deleted", "DELETE FROM production_order WHERE id = $id", ("$id", id)) > 0;

    public IReadOnlyList<ShiftTarget> Targets(DateOnly from, DateOnly to, string? lineId = null) => _database.Rows(
        "SELECT line, day, shift, quantity FROM shift_target WHERE day >= $from AND day <= $to AND ($line IS NULL OR line = $line) ORDER BY line, day, shift",
        row => new ShiftTarget(row.GetString(0), DateOnly.ParseExact(row.GetString(1), DayForm, CultureInfo.InvariantCulture), row.GetString(2), row.GetDouble(3)),
        ("$from", Text(from)), ("$to", Text(to)), ("$line", lineId));

    public void Save(IReadOnlyCollection<ShiftTarget> targets) => WriteAll(
        "the targets cannot be kept",
        "INSERT OR REPLACE INTO shift_target (line, day, shift, quantity) VALUES ($line, $day, $shift, $quantity)",
        targets.Select(target => new (string, object?)[] { ("$line", target.LineId), ("$day", Text(target.Date)), ("$shift", target.Shift), ("$quantity", target.Quantity) }));

    public bool DeleteTarget(string lineId, DateOnly day, string shift) => Change(
        "the target cannot be deleted", "DELETE FROM shift_target WHERE line = $line AND day = $day AND shift = $shift", ("$line", lineId), ("$day", Text(day)), ("$shift", shift)) > 0;

    public IReadOnlyList<StateEdit> Edits(string stationId, DateTimeOffset from, DateTimeOffset to) => _database.Rows(
        """
        SELECT id, from_ticks, to_ticks, reason, state, who, at_ticks, why FROM state_edit
        WHERE station = $station AND withdrawn_ticks IS NULL AND to_ticks > $from AND from_ticks < $to ORDER BY at_ticks, id
        """,
        row => new StateEdit(row.GetString(0), stationId, row.Moment(1), row.Moment(2), row.GetString(3), Enum.Parse<StationState>(row.GetString(4)), row.GetString(5), row.Moment(6), row.Text(7)),
        ("$station", stationId), ("$from", from.UtcTicks), ("$to", to.UtcTicks));

    public void Add(StateEdit edit) => WriteAll(
        "the entry cannot be kept",
        "INSERT INTO state_edit (id, station, from_ticks, to_ticks, reason, state, who, at_ticks, why) VALUES ($id, $station, $from, $to, $reason, $state, $who, $at, $why)",
        [[("$id", edit.Id), ("$station", edit.StationId), ("$from", edit.From.UtcTicks), ("$to", edit.To.UtcTicks), ("$reason", edit.Reason), ("$state", edit.State.ToString()), ("$who", edit.Who), ("$at", edit.At.UtcTicks), ("$why", edit.Why)]]);

    public bool Withdraw(string stationId, string editId, string who, DateTimeOffset at) => Change(
        "the entry cannot be taken back",
        "UPDATE state_edit SET withdrawn_by = $who, withdrawn_ticks = $at WHERE id = $id AND station = $station AND withdrawn_ticks IS NULL",
        ("$who", who), ("$at", at.UtcTicks), ("$id", editId), ("$station", stationId)) > 0;

    public void Dispose() => _database.Dispose();

    private KeptDocument<T>? Document<T>(string plantId, string kind) => _database.Rows(
        "SELECT body, version, changed_ticks, changed_by FROM document WHERE plant = $plant AND kind = $kind",
        row => new KeptDocument<T>(JsonSerializer.Deserialize<T>(row.GetString(0), s_kept)!, row.GetInt64(1), row.Moment(2), row.Text(3)),
        ("$plant", plantId), ("$kind", kind)).SingleOrDefault();

    private bool SaveDocument<T>(string plantId, string kind, T value, long? expectedVersion, string? actor) => Change(
        $"the {kind} cannot be kept",
        """
        INSERT INTO document (plant, kind, version, body, changed_ticks, changed_by)
            SELECT $plant, $kind, 1, $body, $at, $who WHERE $expected IS NULL OR $expected = coalesce((SELECT version FROM document WHERE plant = $plant AND kind = $kind), 0)
        ON CONFLICT (plant, kind) DO UPDATE SET version = version + 1, body = excluded.body, changed_ticks = excluded.changed_ticks, changed_by = excluded.changed_by
        """,
        ("$plant", plantId), ("$kind", kind), ("$body", JsonSerializer.Serialize(value, ProductionJson.Options)), ("$at", _time.GetUtcNow().UtcTicks), ("$who", actor), ("$expected", expectedVersion)) > 0;

    private int Change(string what, string sql, params (string Name, object? Value)[] parameters) => _database.Write(what, connection => connection.Execute(sql, parameters));

    private void WriteAll(string what, string sql, IEnumerable<(string Name, object? Value)[]> rows)
    {
        _database.Write(what, connection =>
        {
            using SqliteTransaction transaction = connection.BeginTransaction();
            int count = 0;
            foreach ((string, object?)[] row in rows)
            {
                count += connection.Execute(sql, row);
            }

            transaction.Commit();
            return count;
        });
    }


    private static string Text(DateOnly day) => day.ToString(DayForm, CultureInfo.InvariantCulture);
}
