using BatteryTwin.Domain.Prognostics;

namespace BatteryTwin.Domain.Tests.Prognostics;

public sealed class BearingDetectorTests
{
    private const long SecondNs = 1_000_000_000;
    private const double HealthyG = 0.065;
    private const double FaultyG = 0.08;

    private static readonly BearingRule s_rule = new() { BaselineCount = 60, Windows = new() { ClearWindows = 4 } };
    private static readonly VibrationBaseline s_baseline = new(HealthyG, 0.001, 1000);

    [Fact]
    public void Add_ThreeWindowsWithTenPercentFaulty_PredictsAFaultWithItsEvidence()
    {
        BearingDetector detector = new(s_rule, s_baseline);

        List<(int Second, BearingFinding Finding)> findings = Run(detector, 0, 200, second => second >= 30 && second % 10 == 0 ? FaultyG : HealthyG);

        (int at, BearingFinding finding) = Assert.Single(findings);
        Assert.Equal(120, at);
        Assert.True(finding.FaultPredicted);
        Assert.Equal(3, finding.Faulty);
        Assert.Equal(30, finding.Usable);
        Assert.Equal(HealthyG * 1.14, finding.LimitG, 9);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(30)]
    public void Add_FewerThanTenPercentFaulty_PredictsNothing(int every)
    {
        BearingDetector detector = new(s_rule, s_baseline);

        Assert.Empty(Run(detector, 0, 3600, second => second % every == 0 ? FaultyG : HealthyG));
    }

    [Fact]
    public void Add_TwoFaultyWindowsAndOneClean_PredictsNothing()
    {
        BearingDetector detector = new(s_rule, s_baseline);

        Assert.Empty(Run(detector, 0, 3600, second => second / 30 % 3 != 2 ? FaultyG : HealthyG));
    }

    [Fact]
    public void Add_StandstillDuringAFault_DoesNotClearIt()
    {
        BearingDetector detector = new(s_rule, s_baseline, faultPredicted: true);

        Assert.Empty(Run(detector, 0, 3600, _ => 0.01));
        Assert.True(detector.FaultPredicted);
    }

    [Fact]
    public void Add_CleanWindowsInARow_TakeThePredictionBack()
    {
        BearingDetector detector = new(s_rule, s_baseline, faultPredicted: true);

        (int at, BearingFinding finding) = Assert.Single(Run(detector, 0, 600, _ => HealthyG));

        Assert.Equal(120, at);
        Assert.False(finding.FaultPredicted);
    }

    [Fact]
    public void Add_WithoutBaseline_LearnsOneAndOnlyThenJudges()
    {
        BearingDetector detector = new(s_rule);

        Assert.Empty(Run(detector, 0, 60, second => second % 2 == 0 ? HealthyG : HealthyG + 0.001));
        Assert.Equal(HealthyG + 0.0005, detector.Baseline!.MedianG, 6);
        Assert.Single(Run(detector, 60, 300, _ => FaultyG));
    }

    [Fact]
    public void Add_NoisyMachine_NeedsMoreThanItsOwnSpread()
    {
        BearingDetector detector = new(s_rule, new(HealthyG, 0.004, 1000));

        Assert.Empty(Run(detector, 0, 600, _ => HealthyG + (5.9 * 0.004)));
    }

    [Fact]
    public void Learn_FaultInLessThanHalfOfTheValues_HardlyMovesTheBaseline()
    {
        double[] values = [.. Enumerable.Range(0, 100).Select(i => i < 40 ? 0.2 : HealthyG + (0.0001 * (i % 7)))];

        VibrationBaseline baseline = VibrationBaseline.Learn(values, 50)!;

        Assert.InRange(baseline.MedianG, HealthyG, HealthyG + 0.0007);
    }

    [Fact]
    public void Learn_TooFewValuesOrStandstill_GivesNone()
    {
        Assert.Null(VibrationBaseline.Learn([0.1, 0.1], 3));
        Assert.Null(VibrationBaseline.Learn([], 0));
        Assert.Null(VibrationBaseline.Learn([0, 0, 0], 3));
    }

    private static List<(int Second, BearingFinding Finding)> Run(BearingDetector detector, int from, int to, Func<int, double> rms)
    {
        List<(int, BearingFinding)> findings = [];
        for (int second = from; second < to; second++)
        {
            if (detector.Add(second * SecondNs, rms(second)) is { } finding)
            {
                findings.Add((second, finding));
            }
        }

        return findings;
    }
}
