using System.Globalization;
using BatteryTwin.Domain.Production;
using BatteryTwin.Domain.Prognostics.Data;
using BatteryTwin.Domain.Prognostics.Wear;

namespace BatteryTwin.Domain.Tests.Prognostics.Wear;

public sealed class FleetHistoryTests
{
    private const int Draws = 4_000;

    public static TheoryData<string> Kinds => [.. PlantComponents.All.Select(kind => kind.Type)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Draw_ManyLives_FollowTheirWeibullDistribution(string type)
    {
        ComponentKind kind = Kind(type);
        double[] hours = [.. Enumerable.Range(0, Draws).Select(i => kind.Draw(SeededNoise.Mix(5, (ulong)i), 0).Hours).Order()];

        // Kolmogorov and Smirnov: 1.95/√n is passed by chance once in a thousand.
        double distance = Enumerable.Range(0, Draws).Max(i => Math.Abs(((i + 0.5) / Draws) - (1 - Math.Exp(-Math.Pow(hours[i] / kind.ScaleHours, kind.Shape)))));
        Assert.InRange(distance, 0, 1.95 / Math.Sqrt(Draws));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Draw_ManyLives_WarnAsLongAsTheirKindSays(string type)
    {
        ComponentKind kind = Kind(type);
        ComponentLife[] lives = [.. Enumerable.Range(0, 1_000).Select(i => kind.Draw(SeededNoise.Mix(6, (ulong)i), 100))];
        double[] warnings = [.. lives.Select(life => life.Failure - life.Onset).Order()];

        Assert.All(lives, life => Assert.True(life.BuiltIn == 100 && life.Onset >= 100 && life.Failure > life.Onset));
        if (kind.WarningHours is { } median)
        {
            Assert.InRange(warnings[500], 0.85 * median, 1.1 * median);
        }
        else
        {
            Assert.All(lives, life => Assert.Equal(life.Hours, life.Failure - life.Onset, 1e-9));
        }
    }

    [Fact]
    public void WriteCsv_SameSeed_IsTheSameAndReadsBackAsRunsToFailure()
    {
        string csv = Csv(PlantComponents.MixerBearing, 3, 30);

        Assert.Equal(csv, Csv(PlantComponents.MixerBearing, 3, 30));
        Assert.NotEqual(csv, Csv(PlantComponents.MixerBearing, 4, 30));
        HistorySummary summary = HistoryScan.Run(new StringReader(csv), new(HistoryFormat.Csv));
        FleetHistory fleet = new(PlantComponents.MixerBearing, 3, 30);
        Assert.Equal((30, fleet.Lives.Count(life => life.Failed)), (summary.Assets, summary.FailedAssets));
        Assert.InRange(summary.FailedAssets, 15, 28);
        Assert.Equal(["setting_throughput"], summary.Schema.Settings.Select(column => column.Name));
        Assert.Equal(PlantComponents.MixerBearing.Signals.Select(signal => signal.Field), summary.Schema.Inputs.Select(column => column.Name));
        Assert.Equal(3, fleet.Lives.Select(life => life.Rate).Distinct().Count());
    }

    [Fact]
    public void Fill_LifeWithAnotherFuture_HasTheSamePast()
    {
        ComponentKind kind = PlantComponents.FillingPump;
        FleetHistory fleet = new(kind, 8, 5);
        FleetLife life = fleet.Lives.First(candidate => candidate.Life.Onset > candidate.From + 20);
        ComponentLife later = life.Life with { Onset = life.Life.Onset + 1_000, Failure = life.Life.Failure + 1_000 };
        double[] one = new double[kind.Signals.Count + 1];
        double[] other = new double[kind.Signals.Count + 1];
        for (long hour = life.From; hour + 1 < life.Life.Onset; hour++)
        {
            fleet.Fill(life, hour, one);
            fleet.Fill(life with { Life = later }, hour, other);
            Assert.Equal(one, other);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void HourMean_OfASignal_IsTheMeanOfItsValues(string type)
    {
        // What the fleet's history says of an hour must be what a record of the running machine says of it.
        foreach (WearSignal signal in Kind(type).Signals.Where(signal => !signal.Field.StartsWith("BallBearings.vibration", StringComparison.Ordinal)))
        {
            ulong seed = SeededNoise.Seed(9, signal.Field);
            double worst = 0;
            double spread = (0.35 * signal.Slow) + (5 * signal.Jitter / Math.Sqrt(60)) + (0.001 * Math.Abs(signal.PerHour));
            for (long hour = 100; hour < 130; hour++)
            {
                WearState state = new(0.4, hour);
                double mean = Enumerable.Range(0, 60).Average(minute => signal.At((hour * 3600) + (minute * 60), 1, state, seed));
                worst = Math.Max(worst, Math.Abs(mean - signal.HourMean(hour, 1, 1, state, seed)));
            }

            Assert.True(worst <= spread, $"{signal.Field}: {worst} > {spread}");
        }
    }

    [Fact]
    public void VibrationGrowth_Severity_RaisesRmsAndKurtosisAsMeasuredWindowsDo()
    {
        // Published medians of the growth law: RMS 0.065, 0.100, 0.194 g and excess kurtosis −0.2, 0.1, 1.7 at severity 0, 0.5, 1.
        Assert.Equal(0.065, VibrationGrowth.RmsG(0), 0.003);
        Assert.Equal(0.100, VibrationGrowth.RmsG(0.5), 0.006);
        Assert.Equal(0.194, VibrationGrowth.RmsG(1), 0.012);
        Assert.Equal(-0.2, VibrationGrowth.Kurtosis(0), 0.15);
        Assert.Equal(1.7, VibrationGrowth.Kurtosis(1), 0.6);
    }

    [Fact]
    public void Lives_OfAPlace_FollowOneAnotherWithoutAGapInWhateverOrder()
    {
        ComponentLives lives = new(PlantComponents.SlitterBlades, 4);
        ComponentLife late = lives.At(5_000);
        ComponentLife early = lives.At(10);

        Assert.Equal(early, new ComponentLives(PlantComponents.SlitterBlades, 4).At(10));
        Assert.Equal(late, lives.At(5_000));
        Assert.True(early.BuiltIn <= 10 && early.Failure > 10);
        Assert.Equal(early.Failure, lives.At(early.Failure).BuiltIn);
        Assert.True(new ComponentLives(PlantComponents.MixerBearing, 4, 13_000).At(0).Onset >= 13_000);
    }

    private static ComponentKind Kind(string type) => PlantComponents.All.Single(kind => kind.Type == type);

    private static string Csv(ComponentKind kind, ulong seed, int lives)
    {
        using StringWriter text = new(CultureInfo.InvariantCulture);
        new FleetHistory(kind, seed, lives).WriteCsv(text);
        return text.ToString();
    }
}
