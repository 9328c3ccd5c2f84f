using BatteryTwin.Domain.Maintenance.Calendars;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Maintenance;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Maintenance;

/// <summary>Documents of maintenance: their versions, and who changed them.</summary>
public sealed class MaintenanceDatabaseTests : IDisposable
{
    /// <summary>The tables as the first version of the program made them.</summary>
    private const string First = """
        CREATE TABLE work_order (id TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL, asset TEXT NOT NULL, live INTEGER NOT NULL, created_ticks INTEGER NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE document (kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;
        INSERT INTO document (kind, id, version, body) VALUES ('crew', 'a', 4, '{"id":"a","name":"A","technicians":2}');
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void DirectoryOfTheFirstVersion_IsUpgraded_AndNotesWhoChangesWhat()
    {
        using DataDirectory directory = new(Options.Create(new DataDirectoryOptions { DataDirectory = _folder.Path }), NullLogger<DataDirectory>.Instance);
        using (SqliteDatabase old = new(directory.PathOf("maintenance", "maintenance.db"), [First]))
        {
        }

        using MaintenanceDatabase database = new(directory);
        MaintenanceShelf shelf = new(database, TimeProvider.System);
        Versioned<Crew> known = Assert.Single(shelf.Crews);
        Assert.Equal(("A", 4, null, null), (known.Value.Name, known.Version, known.By, known.At));

        shelf.Put(known.Value with { Technicians = 3 }, 4, " Ana ");

        Versioned<Crew> changed = Assert.Single(shelf.Crews);
        Assert.Equal((3, 5, "Ana"), (changed.Value.Technicians, changed.Version, changed.By));
        Assert.NotNull(changed.At);
        MaintenanceRefusedException refused = Assert.Throws<MaintenanceRefusedException>(() => shelf.Put(known.Value, 4, "Ben"));
        Assert.Equal(MaintenanceRefusal.Changed, refused.Refusal);
        Assert.Contains("crew 'a' was changed since it was read, by Ana at", refused.Message, StringComparison.Ordinal);
    }
}
