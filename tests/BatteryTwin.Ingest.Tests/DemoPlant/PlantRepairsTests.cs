using BatteryTwin.Ingest.Sources.DemoPlant;
using BatteryTwin.Ingest.Sources.DemoPlant.Faults;
using BatteryTwin.Ingest.Sources.DemoPlant.Plant;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.DemoPlant;

/// <summary>What people renew in the simulated plant is as new.</summary>
public sealed class PlantRepairsTests
{
    private const long Onset = 1_900_000_000;

    [Fact]
    public void NewBearing_RunsQuietly_FromThatSecondOn()
    {
        PlantRecord record = Plants.Faulty(Onset) with { Repairs = new([]) };
        StationSimulator mixer = Plants.Station(StoryFaults.MixerTwin, record);
        double worn = mixer.ValueOf("BallBearings.velocityRms", Onset + 10_000);
        record.Repairs.Add(new(StoryFaults.MixerTwin, "BallBearings", At(Onset + 9_000)));

        Assert.Equal(worn, Plants.Station(StoryFaults.MixerTwin, Plants.Faulty(Onset)).ValueOf("BallBearings.velocityRms", Onset + 10_000));
        Assert.True(mixer.ValueOf("BallBearings.velocityRms", Onset + 10_000.5) < worn / 1.5);
        Assert.Equal(worn, mixer.ValueOf("BallBearings.velocityRms", Onset + 8_999), worn / 4);
    }

    [Fact]
    public void NewDryer_NoLongerOscillates()
    {
        PlantRecord record = Plants.Faulty(Onset) with { Repairs = new([new(StoryFaults.CoaterTwin, "Dryer", At(Onset + 20_000))]) };
        StationSimulator coater = Plants.Station(StoryFaults.CoaterTwin, record);

        Assert.InRange(Spread(10_000), 1.5, 20);
        Assert.InRange(Spread(20_100), 0, 1.5);

        double Spread(long from)
        {
            double[] speeds = [.. Enumerable.Range(0, 3_000).Select(i => coater.ValueOf("DryerFanSpeed", Onset + from + i))];
            double mean = speeds.Average();
            return Math.Sqrt(speeds.Average(speed => (speed - mean) * (speed - mean)));
        }
    }

    [Fact]
    public void RenewedInTime_DoesNotFail()
    {
        PlantRecord record = Plants.Faulty(Onset) with { Repairs = new([]) };
        SimulatedPlant plant = new(record);
        DateTimeOffset from = record.FirstStart;
        Assert.Contains(plant.Failures(from, from.AddDays(30)), failure => failure.TwinId == StoryFaults.MixerTwin);

        record.Repairs.Add(new(StoryFaults.MixerTwin, "BallBearings", from.AddHours(1)));

        Assert.DoesNotContain(plant.Failures(from, from.AddDays(30)), failure => failure.TwinId == StoryFaults.MixerTwin);
    }

    [Fact]
    public void Repairs_AreKept_AndEveryReaderSeesNewOnes()
    {
        using TemporaryFolder folder = new();
        using DataDirectory directory = new(Options.Create(new DataDirectoryOptions { DataDirectory = folder.Path }), NullLogger<DataDirectory>.Instance);
        PlantFiles files = new(directory);
        files.Write(Plants.Healthy);
        PlantRecord seen = files.ReadPlant()!;

        files.Add(new(StoryFaults.MixerTwin, "BallBearings", At(Onset)));

        Assert.Equal(Onset, seen.Repairs.LastBefore(StoryFaults.MixerTwin, "BallBearings", Onset + 1));
        Assert.Equal(Onset, new PlantFiles(directory).ReadPlant()!.Repairs.LastBefore(StoryFaults.MixerTwin, "BallBearings", Onset));
        Assert.Null(seen.Repairs.LastBefore(StoryFaults.MixerTwin, "BallBearings", Onset - 1));
    }

    private static DateTimeOffset At(long second) => DateTimeOffset.FromUnixTimeSeconds(second);
}
