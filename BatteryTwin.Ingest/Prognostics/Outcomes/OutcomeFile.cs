using BatteryTwin.Ingest.Storage;
using Microsoft.Data.Sqlite;

namespace BatteryTwin.Ingest.Prognostics.Outcomes;

/// <summary><c>prognostics/outcomes.db</c>: what champions and challengers said of each component, how lives ended, and what the inputs looked like.</summary>
internal sealed class OutcomeFile(DataDirectory directory) : IDisposable
{
    private static readonly string[] s_schema =
    [
        """
        CREATE TABLE series (id INTEGER PRIMARY KEY, type TEXT NOT NULL, twin TEXT NOT NULL, component TEXT NOT NULL, model TEXT NOT NULL, UNIQUE (twin, component, model));
        CREATE INDEX series_type ON series (type, model);
        CREATE TABLE forecast (
            series INTEGER NOT NULL REFERENCES series (id),
            minute INTEGER NOT NULL,
            age REAL NOT NULL,
            predicted REAL NOT NULL,
            lower REAL NOT NULL,
            upper REAL NOT NULL,
            widening REAL NOT NULL,
            PRIMARY KEY (series, minute)) WITHOUT ROWID;
        CREATE INDEX forecast_minute ON forecast (minute);
        CREATE TABLE outcome (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            type TEXT NOT NULL,
            twin TEXT NOT NULL,
            component TEXT NOT NULL,
            ended TEXT NOT NULL,
            ticks INTEGER NOT NULL,
            minute INTEGER NOT NULL,
            age REAL NOT NULL,
            actor TEXT,
            note TEXT);
        CREATE INDEX outcome_component ON outcome (twin, component, minute);
        CREATE TABLE life (outcome INTEGER NOT NULL REFERENCES outcome (id) ON DELETE CASCADE, model TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (outcome, model)) WITHOUT ROWID;
        CREATE TABLE input_day (model TEXT NOT NULL, day INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (model, day)) WITHOUT ROWID;
        """,
    ];

    private readonly SqliteDatabase _database = new(directory.PathOf("prognostics", "outcomes.db"), s_schema, SqliteDurability.ProcessCrash);

    public SqliteConnection Open() => _database.Open();

    /// <exception cref="StorageUnavailableException">It could not be written.</exception>
    public T Write<T>(string what, Func<SqliteConnection, T> change) => _database.Write(what, change);

    public void Dispose() => _database.Dispose();

    public static long Day(DateTimeOffset time) => time.ToUnixTimeSeconds() / 86_400;

    public static long Minute(DateTimeOffset time) => time.ToUnixTimeSeconds() / 60;
}
