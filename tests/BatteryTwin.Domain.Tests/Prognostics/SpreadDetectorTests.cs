using BatteryTwin.Domain.Prognostics;
using BatteryTwin.Domain.Production;

namespace BatteryTwin.Domain.Tests.Prognostics;

public sealed class SpreadDetectorTests
{
    private static readonly WindowRule s_rule = new() { ClearWindows = 4, MinimumCount = 10 };

    [Fact]
    public void Add_SteadyThenOscillating_RaisesAfterThreeWindows()
    {
        SpreadDetector detector = new(1, s_rule);

        List<(int Second, SpreadFinding Finding)> findings = Run(detector, second => 500 + ((second < 300 ? 0.5 : 2.5) * SeededNoise.Gaussian(1, second)), 600);

        (int at, SpreadFinding finding) = Assert.Single(findings);
        Assert.Equal(390, at);
        Assert.True(finding.Unstable);
        Assert.InRange(finding.StandardDeviation, 1.5, 3.5);
    }

    [Fact]
    public void Add_JumpBetweenSetPoints_RaisesNothing() =>
        Assert.Empty(Run(new(1, s_rule), second => second < 315 ? 500 : 550, 900));

    [Fact]
    public void Add_SteadyAgain_Clears()
    {
        SpreadDetector detector = new(1, s_rule, unstable: true);

        Assert.False(Assert.Single(Run(detector, _ => 500, 300)).Finding.Unstable);
    }

    private static List<(int Second, SpreadFinding Finding)> Run(SpreadDetector detector, Func<int, double> value, int seconds)
    {
        List<(int, SpreadFinding)> findings = [];
        for (int second = 0; second < seconds; second++)
        {
            if (detector.Add(second * 1_000_000_000L, value(second)) is { } finding)
            {
                findings.Add((second, finding));
            }
        }

        return findings;
    }
}
