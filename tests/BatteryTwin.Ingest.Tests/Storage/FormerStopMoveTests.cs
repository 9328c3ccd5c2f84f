using BatteryTwin.Domain.Maintenance;
using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Maintenance;
using BatteryTwin.Ingest.Storage.Production;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Storage;

/// <summary>Planned stops of calendars that an earlier version kept become those of today.</summary>
public sealed class FormerStopMoveTests
{
    [Fact]
    public async Task Start_FormerCalendar_MovesItsStopsOnce()
    {
        using TemporaryFolder folder = new();
        ManualTime time = new();
        DateTimeOffset start = time.GetUtcNow();
        using DataDirectory directory = new(Options.Create(new DataDirectoryOptions { DataDirectory = folder.Path }), NullLogger<DataDirectory>.Instance);
        using SqliteProductionBook book = new(directory, time);
        using SqlitePlannedStops stops = new(directory, time, NullLogger<SqlitePlannedStops>.Instance);
        book.Save("Plant-A", new CalendarEntry { PlannedStops = [new("Overhaul", CalendarTime.Maintenance, start, start.AddHours(8), "Line1"), new("Trial run", CalendarTime.Trial, start, start.AddHours(2))] }, null, "Ann");
        FormerStopMove move = new(book, NullLogger<FormerStopMove>.Instance, stops);

        await move.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            [("Line1", "Overhaul", StopKind.Maintenance), ("Plant-A", "Trial run", StopKind.Trial)],
            stops.Calendar.All.Select(stop => (stop.TwinId, stop.Title, stop.Kind)).Order());
        foreach (PlannedStop stop in stops.Calendar.All)
        {
            stops.Remove(stop.Id, null, "Ann");
        }

        await move.StartAsync(TestContext.Current.CancellationToken);
        Assert.Empty(stops.Calendar.All);
    }
}
