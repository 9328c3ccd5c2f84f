using System.Text.Json;
using System.Text.Json.Serialization;
using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Settings;
using BatteryTwin.Domain.Production.Time;

namespace BatteryTwin.Ingest.Storage.Production;

/// <summary>The production book in <c>production/production.db</c> of the data directory.</summary>
public sealed partial class SqliteProductionBook : IProductionBook, IDisposable
{
    private const string CalendarKind = "calendar";
    private const string SettingsKind = "settings";

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
        """
        ALTER TABLE production_order ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
        ALTER TABLE production_order ADD COLUMN changed_ticks INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE production_order ADD COLUMN changed_by TEXT;
        ALTER TABLE shift_target ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
        ALTER TABLE shift_target ADD COLUMN changed_ticks INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE shift_target ADD COLUMN changed_by TEXT;
        CREATE TABLE planned_until (source TEXT NOT NULL PRIMARY KEY, day TEXT NOT NULL) WITHOUT ROWID;
        """,
    ];

    /// <summary>Members of former versions are passed over.</summary>
    private static readonly JsonSerializerOptions s_kept = new(ProductionJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    private readonly SqliteDatabase _database;
    private readonly TimeProvider _time;
    private long _revision;

    /// <exception cref="DataDirectoryException">The database cannot be read.</exception>
    public SqliteProductionBook(DataDirectory directory, TimeProvider time)
    {
        _database = new(directory.PathOf("production", "production.db"), s_schemaSteps);
        _time = time;
    }

    public long Revision => Interlocked.Read(ref _revision);

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

    public IReadOnlyList<StateEdit> Edits(string stationId, DateTimeOffset from, DateTimeOffset to) => _database.Rows(
        """
        SELECT id, from_ticks, to_ticks, reason, state, who, at_ticks, why FROM state_edit
        WHERE station = $station AND withdrawn_ticks IS NULL AND to_ticks > $from AND from_ticks < $to ORDER BY at_ticks, id
        """,
        row => new StateEdit(row.GetString(0), stationId, row.Moment(1), row.Moment(2), row.GetString(3), Enum.Parse<StationState>(row.GetString(4)), row.GetString(5), row.Moment(6), row.Text(7)),
        ("$station", stationId), ("$from", from.UtcTicks), ("$to", to.UtcTicks));

    public void Add(StateEdit edit) => Change(
        "the entry cannot be kept",
        "INSERT INTO state_edit (id, station, from_ticks, to_ticks, reason, state, who, at_ticks, why) VALUES ($id, $station, $from, $to, $reason, $state, $who, $at, $why)",
        ("$id", edit.Id), ("$station", edit.StationId), ("$from", edit.From.UtcTicks), ("$to", edit.To.UtcTicks), ("$reason", edit.Reason), ("$state", edit.State.ToString()), ("$who", edit.Who),
        ("$at", edit.At.UtcTicks), ("$why", edit.Why));

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

    private int Change(string what, string sql, params (string Name, object? Value)[] parameters)
    {
        int changed = _database.Write(what, connection => connection.Execute(sql, parameters));
        Interlocked.Increment(ref _revision);
        return changed;
    }
}
