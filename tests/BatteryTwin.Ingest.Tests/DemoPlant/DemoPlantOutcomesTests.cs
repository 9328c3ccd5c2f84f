using BatteryTwin.Ingest.Prognostics.Outcomes;
using BatteryTwin.Ingest.Sources.DemoPlant;
using BatteryTwin.Ingest.Sources.DemoPlant.Faults;
using BatteryTwin.Ingest.Sources.DemoPlant.Plant;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.DemoPlant;

public sealed class DemoPlantOutcomesTests
{
    [Fact]
    public void Report_OutcomesCannotBeRead_IsToBeDoneAgain()
    {
        using TemporaryFolder folder = new();
        using DataDirectory directory = new(Options.Create(new DataDirectoryOptions { DataDirectory = folder.Path }), NullLogger<DataDirectory>.Instance);
        using OutcomeFile file = new(directory);
        ForecastTable forecasts = new(file);
        ManualTime time = new();
        using ForecastLedger ledger = new(forecasts, new(new(file), time), time, NullLogger<ForecastLedger>.Instance);
        using DemoPlantOutcomes outcomes = new(
            new(directory), new(ledger, forecasts, new(file), time, NullLogger<OutcomeLog>.Instance), time, NullLogger<DemoPlantOutcomes>.Instance);
        ComponentFailure failure = new("Calender-1", "Rolls", time.GetUtcNow());
        Assert.True(outcomes.Report([failure]));
        using (SqliteConnection connection = file.Open())
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "ALTER TABLE outcome RENAME TO lost";
            command.ExecuteNonQuery();
        }

        Assert.False(outcomes.Report([failure]));
    }

    [Fact]
    public void Failures_OfManyMinutes_AreThoseOfTheWholeSpan()
    {
        SimulatedPlant plant = new(Plants.Healthy);
        DateTimeOffset from = Plants.Healthy.FirstStart;
        DateTimeOffset first = plant.Failures(from, from.AddDays(7))[0].At;

        // The last moment before a failure, less than a second away.
        Assert.Equal(first, plant.Failures(first.AddMilliseconds(-500), first.AddMinutes(1))[0].At);
        Assert.DoesNotContain(plant.Failures(first, first.AddMinutes(1)), failure => failure.At == first);
        Assert.Equal(plant.Failures(from, from.AddDays(7)), Enumerable.Range(0, 7 * 24).SelectMany(hour => plant.Failures(from.AddHours(hour), from.AddHours(hour + 1))));
    }
}
