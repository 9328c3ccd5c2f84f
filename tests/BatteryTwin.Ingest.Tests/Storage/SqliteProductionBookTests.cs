using BatteryTwin.Domain.Production.Orders;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Production;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Storage;

/// <summary>Orders and targets that several people change at once, and those of a former version.</summary>
public sealed class SqliteProductionBookTests : IDisposable
{
    private static readonly DateOnly s_day = new(2026, 11, 23);

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();
    private readonly DataDirectory _directory;

    public SqliteProductionBookTests() => _directory = new(Options.Create(new DataDirectoryOptions { DataDirectory = _folder.Path }), NullLogger<DataDirectory>.Instance);

    public void Dispose()
    {
        _directory.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Targets_ChangedByTwoPeople_AreKeptAllOrNone()
    {
        using SqliteProductionBook book = new(_directory, _time);
        Assert.Empty(book.Apply([Target("A", 100, 0), Target("B", 200, 0)], "Ann"));
        long read = book.KeptTargets(s_day, s_day).Single(kept => kept.Value.Shift == "A").Version;
        Assert.Empty(book.Apply([Target("A", 110, read)], "Ben"));

        TargetChange refused = Assert.Single(book.Apply([Target("A", 120, read), Target("B", null, null), Target("C", 1, 0)], "Ann"));

        Assert.Equal("A", refused.Shift);
        Assert.Equal([("A", 110.0, "Ben"), ("B", 200.0, "Ann")], book.KeptTargets(s_day, s_day, "Line1").Select(kept => (kept.Value.Shift, kept.Value.Quantity, kept.ChangedBy!)));
        Assert.Empty(book.Apply([Target("B", null, book.KeptTargets(s_day, s_day)[1].Version)], "Ann"));
        Assert.Single(book.KeptTargets(s_day, s_day));
    }

    [Fact]
    public void Target_TakenAwayAndEnteredAgain_HasAnotherVersion()
    {
        using SqliteProductionBook book = new(_directory, _time);
        book.Apply([Target("A", 100, 0)], "Ann");
        long first = book.KeptTargets(s_day, s_day)[0].Version;
        book.Apply([Target("A", null, first)], "Ann");
        _time.Advance(TimeSpan.FromSeconds(1));
        book.Apply([Target("A", 300, 0)], "Ben");

        Assert.Single(book.Apply([Target("A", 100, first)], "Ann"));
        Assert.Single(book.Apply([Target("A", null, first)], "Ann"));
    }

    [Fact]
    public void Orders_WithAnOldVersion_AreRefused()
    {
        using SqliteProductionBook book = new(_directory, _time);
        ProductionOrder order = new("A1", "Line1", "Cell", 5, _time.GetUtcNow(), _time.GetUtcNow().AddHours(8));
        long revision = book.Revision;
        Assert.Empty(book.Apply([OrderChange.Of(order, 0)], "Ann"));
        Assert.NotEqual(revision, book.Revision);
        Assert.Single(book.Apply([OrderChange.Of(order, 0)], "Ben"));
        long version = book.Order("A1")!.Version;
        Assert.Empty(book.Apply([OrderChange.Of(order with { Quantity = 6 }, version)], "Ben"));
        Assert.Single(book.Apply([new OrderChange("A1", null, version)], "Ann"));
        Assert.Equal((6, "Ben"), (book.Order("A1")!.Value.Quantity, book.Order("A1")!.ChangedBy));
    }

    [Fact]
    public void Plan_OfASource_OverwritesNothingAndBringsNothingBack()
    {
        using SqliteProductionBook book = new(_directory, _time);
        book.Apply([Target("A", 100, 0)], "Ann");
        ShiftTarget[] planned = [new("Line1", s_day, "A", 1), new("Line1", s_day, "B", 2), new("Line1", s_day.AddDays(7), "A", 3)];

        Assert.Equal(1, book.Plan("demo", s_day.AddDays(7), planned));
        book.Apply([Target("B", null, null)], "Ann");
        Assert.Equal(0, book.Plan("demo", s_day.AddDays(7), planned));
        Assert.Equal(1, book.Plan("demo", s_day.AddDays(8), planned));

        Assert.Equal([(s_day, 100.0), (s_day.AddDays(7), 3.0)], book.KeptTargets(s_day, s_day.AddDays(30)).Select(kept => (kept.Value.Date, kept.Value.Quantity)));
    }

    [Fact]
    public void Open_DatabaseOfAFormerVersion_KeepsItsOrdersAndTargets()
    {
        string file = _directory.PathOf("production", "production.db");
        using (SqliteConnection former = new($"Data Source={file};Pooling=False"))
        {
            former.Open();
            using SqliteCommand command = former.CreateCommand();
            command.CommandText = """
                CREATE TABLE document (plant TEXT NOT NULL, kind TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL, changed_ticks INTEGER NOT NULL, changed_by TEXT, PRIMARY KEY (plant, kind)) WITHOUT ROWID;
                CREATE TABLE production_order (id TEXT NOT NULL PRIMARY KEY, line TEXT NOT NULL, product TEXT NOT NULL, quantity REAL NOT NULL, from_ticks INTEGER NOT NULL, to_ticks INTEGER NOT NULL) WITHOUT ROWID;
                CREATE INDEX production_order_by_end ON production_order (to_ticks);
                CREATE TABLE shift_target (line TEXT NOT NULL, day TEXT NOT NULL, shift TEXT NOT NULL, quantity REAL NOT NULL, PRIMARY KEY (line, day, shift)) WITHOUT ROWID;
                CREATE INDEX shift_target_by_day ON shift_target (day);
                CREATE TABLE state_edit (id TEXT NOT NULL PRIMARY KEY, station TEXT NOT NULL, from_ticks INTEGER NOT NULL, to_ticks INTEGER NOT NULL, reason TEXT NOT NULL, state TEXT NOT NULL,
                    who TEXT NOT NULL, at_ticks INTEGER NOT NULL, why TEXT, withdrawn_by TEXT, withdrawn_ticks INTEGER) WITHOUT ROWID;
                CREATE INDEX state_edit_by_station ON state_edit (station, to_ticks) WHERE withdrawn_ticks IS NULL;
                INSERT INTO shift_target VALUES ('Line1', '2026-11-23', 'A', 100);
                INSERT INTO production_order VALUES ('A1', 'Line1', 'Cell', 5, 1, 2);
                PRAGMA user_version = 1;
                """;
            command.ExecuteNonQuery();
        }

        using SqliteProductionBook book = new(_directory, _time);

        Assert.Equal((100, 1, null), (book.KeptTargets(s_day, s_day)[0].Value.Quantity, book.KeptTargets(s_day, s_day)[0].Version, book.KeptTargets(s_day, s_day)[0].ChangedBy));
        Assert.Empty(book.Apply([Target("A", 120, 1)], "Ann"));
        Assert.Equal(5, book.Order("A1")!.Value.Quantity);
    }

    private static TargetChange Target(string shift, double? quantity, long? expected) => new("Line1", s_day, shift, quantity, expected);
}
