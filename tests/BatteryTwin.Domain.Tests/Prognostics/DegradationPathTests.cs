using BatteryTwin.Domain.Prognostics;

namespace BatteryTwin.Domain.Tests.Prognostics;

public sealed class DegradationPathTests
{
    private static readonly DateTimeOffset s_onset = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void SeverityAt_BeforeOnsetAndAfterFailure_IsZeroAndOne()
    {
        DegradationPath path = Path(1);

        Assert.Equal(0, path.SeverityAt(s_onset.AddDays(-3)));
        Assert.Equal(0, path.SeverityAt(s_onset));
        Assert.Equal(1, path.SeverityAt(path.Failure));
        Assert.Equal(1, path.SeverityAt(path.Failure.AddDays(3)));
    }

    [Fact]
    public void SeverityAt_OnTheWay_IsTheCubeLessADipOfAtMostFortyPercent()
    {
        bool dipped = false;
        for (int hour = 1; hour < 100; hour++)
        {
            double cube = Math.Pow(hour / 100.0, 3);
            double severity = Path(1).SeverityAt(s_onset.AddHours(hour));
            Assert.InRange(severity, 0.6 * cube - 1e-9, cube + 1e-9);
            dipped |= severity < 0.85 * cube;
        }

        Assert.True(dipped, "no healing dip on the whole way");
    }

    [Fact]
    public void SeverityAt_AnotherSeed_DipsElsewhere() =>
        Assert.NotEqual(
            Enumerable.Range(1, 99).Select(hour => Path(1).SeverityAt(s_onset.AddHours(hour))),
            Enumerable.Range(1, 99).Select(hour => Path(2).SeverityAt(s_onset.AddHours(hour))));

    private static DegradationPath Path(ulong seed) => new(s_onset, s_onset.AddHours(100), seed);
}
