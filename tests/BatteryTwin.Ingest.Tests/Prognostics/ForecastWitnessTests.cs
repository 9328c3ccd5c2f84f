using BatteryTwin.Ingest.Prognostics.Forecasts;
using BatteryTwin.Ingest.Prognostics.Outcomes;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Tests.Forecasts;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Prognostics;

public sealed class ForecastWitnessTests
{
    private static readonly DateTimeOffset s_start = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Take_LongStandstill_DoesNotCountAsRunning()
    {
        using TemporaryFolder folder = new();
        using DataDirectory directory = new(Options.Create(new DataDirectoryOptions { DataDirectory = folder.Path }), NullLogger<DataDirectory>.Instance);
        using OutcomeFile file = new(directory);
        ForecastTable table = new(file);
        ManualTime time = new(s_start);
        InputWatch inputs = new(new(file), time);
        using ForecastLedger ledger = new(table, inputs, time, NullLogger<ForecastLedger>.Instance);
        ForecastWitness witness = new(ledger, table, inputs, NullLogger<ForecastWitness>.Instance);
        for (int hour = 0; hour <= 72; hour++)
        {
            DateTimeOffset now = s_start.AddHours(hour);
            DateTimeOffset newest = hour is > 10 and < 71 ? s_start.AddHours(10) : now;
            witness.Take(Scored(newest, isSaid: now - newest < TimeSpan.FromHours(24)), ForecastBench.Blades, 1, now);
        }

        ledger.Flush();

        Assert.Equal(12, table.LastOf(new("Slitter", "Blades"))!.Value.Age);
    }

    private static ScoredComponent Scored(DateTimeOffset time, bool isSaid) => new(
        new("Slitter", "Blades", "CircularBlades", time, "m-1", isSaid ? 30 : null, isSaid ? 20 : null, isSaid ? 40 : null, 0.9, 60, [], isSaid ? null : "silent", []), isSaid ? 100 : 0, []);
}
