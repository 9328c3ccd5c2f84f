using BatteryTwin.Domain.Alarms;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Web.State;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.State;

public sealed class OverviewReaderTests
{
    private readonly SmallPlant _plant = new();

    [Fact]
    public void Read_Line_ShowsStationsInFlowOrderWithRateAndYield()
    {
        LineView line = Assert.Single(Assert.Single(_plant.Overview.Read().Plants).Lines);

        Assert.Equal(["Mixing", "Coating", "Testing"], line.Stations.Select(station => station.Name));
        Assert.Equal((700.0, 700.0, "cells/h"), (line.Rate, line.NominalRate, line.RateUnit));
        Assert.Equal(94.1192, line.YieldPercent!.Value, 6);
        Assert.Equal("Running", line.StateText);
    }

    [Fact]
    public void Read_StationStopped_SaysHowManyDoNotRun()
    {
        _plant.Latest.Set("Coat-A", StationSignals.OperatingState, FieldValue.String(OperatingStates.Stopped));

        Assert.Equal("1 of 3 not running", _plant.Overview.Read().Plants[0].Lines[0].StateText);
    }

    [Fact]
    public void Read_NoScrapReported_LeavesYieldOut()
    {
        SmallPlant plant = new(empty: true);
        plant.Graph.Twin("L", "dtmi:x;1").Twin("S", "dtmi:y;1").Relate("L", "rel_runs_steps", "S");

        LineView line = plant.Overview.Read().Plants.Single().Lines.Single();

        Assert.Null(line.YieldPercent);
        Assert.Null(line.StateText);
        Assert.Null(line.RateShare);
    }

    [Fact]
    public async Task Read_Alerts_AreRankedNewFirstThenByPriority()
    {
        Alert known = _plant.Alerts.Raise("Mix-A", AlertPriority.Critical, "known");
        await _plant.Alerts.ApplyAsync(known.Id, alert => alert.Acknowledge("Ann", null, SmallPlant.Start), TestContext.Current.CancellationToken);
        _plant.Alerts.Raise("Mix-A", AlertPriority.Caution, "watch");
        _plant.Alerts.Raise("Test-A", AlertPriority.High, "act");

        PlantOverview overview = _plant.Overview.Read();

        Assert.Equal(["act", "watch", "known"], overview.NeedsYou.Select(row => row.Alert.Title));
        Assert.Equal(new AlertCount(AlertPriority.Critical, 0, 1), overview.Alerts[0]);
        Assert.Equal(new AlertCount(AlertPriority.High, 1, 0), overview.Alerts[1]);
    }

    [Fact]
    public void Read_NoTwins_ShowsWhoSendsAlready()
    {
        SmallPlant plant = new(empty: true);
        plant.Ingest.AddUnmapped("Press7", "force", SmallPlant.Start);
        plant.Ingest.AddUnmapped("Press7", "speed", SmallPlant.Start);
        plant.Ingest.AddUnmapped(null, "speed", SmallPlant.Start.AddSeconds(-5));

        PlantOverview overview = plant.Overview.Read();

        Assert.False(overview.HasTwins);
        Assert.Equal([("Press7", 2), (null, 1)], overview.Unmapped.Select(machine => (machine.TwinId, machine.SeriesCount)));
    }

    [Fact]
    public void Read_TooManyLines_KeepsTheTroubledOnes()
    {
        SmallPlant plant = new(empty: true);
        for (int i = 0; i < 60; i++)
        {
            plant.Graph.Twin($"L{i:D2}", "dtmi:x;1").Twin($"S{i:D2}", "dtmi:y;1").Relate($"L{i:D2}", "rel_runs_steps", $"S{i:D2}");
        }

        plant.Alerts.Raise("S59");

        PlantOverview overview = plant.Overview.Read();

        Assert.Equal(20, overview.LinesNotShown);
        Assert.Equal("L59", overview.Plants[0].Lines[0].Id);
    }

    [Fact]
    public void Read_DataAge_IsThatOfTheNewestValue()
    {
        _plant.Time.Advance(TimeSpan.FromSeconds(12));

        Assert.Equal(TimeSpan.FromSeconds(12), _plant.Overview.Read().DataAge);
    }
}
