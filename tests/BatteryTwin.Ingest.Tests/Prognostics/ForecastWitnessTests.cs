using BatteryTwin.Domain.Prognostics.Scores;
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
        ForecastWitness witness = new(ledger, table, inputs, Log(ledger, table, file, time), NullLogger<ForecastWitness>.Instance);
        for (int hour = 0; hour <= 72; hour++)
        {
            DateTimeOffset now = s_start.AddHours(hour);
            DateTimeOffset newest = hour is > 10 and < 71 ? s_start.AddHours(10) : now;
            witness.Take(Scored(newest, isSaid: now - newest < TimeSpan.FromHours(24)), ForecastBench.Blades, 1, now);
        }

        ledger.Flush();

        Assert.Equal(12, table.LastOf(new("Slitter", "Blades"))!.Value.Age);
    }

    [Fact]
    public void Take_AfterALifeEnded_CountsAgeAnew_AlsoWhenTheEndIsToldLate()
    {
        using TemporaryFolder folder = new();
        using DataDirectory directory = new(Options.Create(new DataDirectoryOptions { DataDirectory = folder.Path }), NullLogger<DataDirectory>.Instance);
        using OutcomeFile file = new(directory);
        ForecastTable table = new(file);
        ManualTime time = new(s_start);
        InputWatch inputs = new(new(file), time);
        using ForecastLedger ledger = new(table, inputs, time, NullLogger<ForecastLedger>.Instance);
        OutcomeLog log = Log(ledger, table, file, time);
        ForecastWitness witness = new(ledger, table, inputs, log, NullLogger<ForecastWitness>.Instance);
        Run(0, 100);
        time.Advance(TimeSpan.FromHours(100));
        log.Add(new(new("Slitter", "Blades"), LifeEnd.Replaced, s_start.AddHours(90), "Ben", null));
        Assert.Equal(10, Age());

        Run(101, 105);
        Assert.Equal(15, Age());
        time.Advance(TimeSpan.FromHours(6));
        log.Add(new(new("Slitter", "Blades"), LifeEnd.Failed, s_start.AddHours(106), "Ben", null));
        Assert.Equal(0, Age());

        // A program that starts anew goes on from what is kept.
        ForecastWitness later = new(ledger, table, inputs, log, NullLogger<ForecastWitness>.Instance);
        later.Take(Scored(s_start.AddHours(109), isSaid: true), ForecastBench.Blades, 1, s_start.AddHours(109));
        Assert.Equal(3, Age());

        double Age()
        {
            ledger.Flush();
            return Math.Round(table.LastOf(new("Slitter", "Blades"))!.Value.Age, 6);
        }

        void Run(int from, int to)
        {
            for (int hour = from; hour <= to; hour++)
            {
                witness.Take(Scored(s_start.AddHours(hour), isSaid: true), ForecastBench.Blades, 1, s_start.AddHours(hour));
            }
        }
    }

    private static OutcomeLog Log(ForecastLedger ledger, ForecastTable table, OutcomeFile file, ManualTime time) => new(ledger, table, new(file), time, NullLogger<OutcomeLog>.Instance);

    private static ScoredComponent Scored(DateTimeOffset time, bool isSaid) => new(
        new("Slitter", "Blades", "CircularBlades", time, "m-1", isSaid ? 30 : null, isSaid ? 20 : null, isSaid ? 40 : null, 0.9, 60, [], isSaid ? null : "silent", []), isSaid ? 100 : 0, []);
}
