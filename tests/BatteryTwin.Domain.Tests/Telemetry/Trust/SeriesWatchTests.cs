using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Trust;

namespace BatteryTwin.Domain.Tests.Telemetry.Trust;

public sealed class SeriesWatchTests
{
    private const long SecondNs = EpochTime.NsPerSecond;
    private const long StartNs = 1_700_000_000 * SecondNs;

    private readonly SeriesWatch _watch = new(FieldType.Float, TrustRules.Default);
    private readonly Random _random = new(7);
    private long _nowNs = StartNs;

    [Fact]
    public void RegularNoisySignal_IsGood()
    {
        Send(600, i => 80 + Noise());
        SeriesQuality quality = _watch.Assess(_nowNs);
        Assert.Equal(SignalQuality.Good, quality.Quality);
        Assert.Equal(SecondNs, quality.ExpectedIntervalNs);
    }

    [Fact]
    public void Silence_BeyondThreeIntervalsAndTenSeconds_IsBad()
    {
        Send(60, _ => Noise());
        Assert.Empty(_watch.Assess(_nowNs + 8 * SecondNs).Findings);
        QualityFinding finding = Assert.Single(_watch.Assess(_nowNs + 120 * SecondNs).Findings);
        Assert.Equal((QualityReason.Stopped, SignalQuality.Bad, _nowNs - SecondNs), (finding.Reason, finding.Quality, finding.SinceNs!.Value));
        Assert.Equal("no value for 2 min; one every 1 s is usual", finding.Text);
    }

    [Fact]
    public void SlowSignal_IsNotSilentBeforeThreeOfItsIntervals()
    {
        Send(20, _ => Noise(), stepSeconds: 900);
        Assert.Empty(_watch.Assess(_nowNs + 900 * SecondNs).Findings);
        Assert.Equal(QualityReason.Stopped, Assert.Single(_watch.Assess(_nowNs + 3 * 900 * SecondNs).Findings).Reason);
    }

    [Fact]
    public void SignalSentOnChange_ExpectsTheLongestOfItsIntervals()
    {
        int[] steps = [1, 50, 2, 90, 1, 70, 3, 80, 2, 60, 1, 90, 5, 40, 2, 90];
        foreach (int step in steps)
        {
            Send(1, _ => Noise(), step);
        }

        Assert.Equal(90 * SecondNs, _watch.Assess(_nowNs).ExpectedIntervalNs);
    }

    [Fact]
    public void Gaps_OverFivePercentOfTheHour_AreUncertain()
    {
        Send(60, _ => Noise());
        _nowNs += 100 * SecondNs;
        Send(60, _ => Noise());
        Assert.Empty(_watch.Assess(_nowNs).Findings);
        _nowNs += 100 * SecondNs;
        Send(60, _ => Noise());
        QualityFinding finding = Assert.Single(_watch.Assess(_nowNs).Findings);
        Assert.Equal((QualityReason.Gaps, SignalQuality.Uncertain), (finding.Reason, finding.Quality));
        Assert.Equal("2 gaps in the last hour, together 3 min", finding.Text);
        Send(3_600, _ => Noise());
        Assert.Empty(_watch.Assess(_nowNs).Findings);
    }

    [Fact]
    public void FlatLine_OfASignalThatAlwaysChanges_IsBad()
    {
        Send(300, _ => Noise());
        Send(59, _ => 4.2);
        Assert.Empty(_watch.Assess(_nowNs).Findings);
        Send(60, _ => 4.2);
        QualityFinding finding = Assert.Single(_watch.Assess(_nowNs).Findings);
        Assert.Equal((QualityReason.FlatLine, SignalQuality.Bad, StartNs + 300 * SecondNs), (finding.Reason, finding.Quality, finding.SinceNs!.Value));
        Send(1, _ => Noise());
        Assert.Empty(_watch.Assess(_nowNs).Findings);
    }

    [Fact]
    public void SetPointThatRarelyChanges_IsNotFlat()
    {
        Send(4_000, i => i / 100);
        Send(190, _ => 99);
        Assert.Empty(_watch.Assess(_nowNs).Findings);
    }

    [Fact]
    public void StandingMachine_ThatStoodAsLongBefore_IsNotFlat()
    {
        _watch.Learn(SeriesPast.Unknown with { LongestRunNs = 1_800 * SecondNs });
        Send(300, _ => Noise());
        Send(3_600, _ => 0);
        Assert.Empty(_watch.Assess(_nowNs).Findings);
        Send(10, _ => 0);
        Assert.Equal(QualityReason.FlatLine, Assert.Single(_watch.Assess(_nowNs).Findings).Reason);
    }

    [Fact]
    public void Spikes_AreCounted_StepsOfTheProcessAreNot()
    {
        Send(200, i => 80 + Noise() + (i >= 100 ? 40 : 0));
        Assert.Empty(_watch.Assess(_nowNs).Findings);
        Send(60, i => 120 + Noise() + (i % 20 == 10 ? 50 : 0));
        QualityFinding finding = Assert.Single(_watch.Assess(_nowNs).Findings);
        Assert.Equal((QualityReason.Spikes, SignalQuality.Uncertain, "3 single values far from their neighbours in 10 min"), (finding.Reason, finding.Quality, finding.Text));
        Send(660, _ => 120 + Noise());
        Assert.Empty(_watch.Assess(_nowNs).Findings);
    }

    [Fact]
    public void CoarseSensorThatTogglesRarely_HasNoSpikes()
    {
        Send(1_200, i => i % 100 == 50 ? 20.1 : 20.0);
        Assert.DoesNotContain(_watch.Assess(_nowNs).Findings, finding => finding.Reason == QualityReason.Spikes);
    }

    [Fact]
    public void Drift_OutsideOwnPastHours_IsUncertain()
    {
        _watch.Learn(new(48, 79, 81, 0.5, OnlyRises: false, 0));
        Send(3_600, _ => 82.4 + Noise());
        Assert.Empty(_watch.Assess(_nowNs).Findings);
        Send(3_600, _ => 83 + Noise());
        QualityFinding finding = Assert.Single(_watch.Assess(_nowNs).Findings);
        Assert.Equal((QualityReason.Drift, SignalQuality.Uncertain), (finding.Reason, finding.Quality));
        Assert.StartsWith("mean of the last hour 83; 48 past hours lay between 79 and 81", finding.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, QualityReason.ClockAhead, "times are 5 s ahead")]
    [InlineData(-45, QualityReason.Late, "values are 45 s old")]
    public void Clock_TimesFarFromArrival_AreUncertain(int aheadSeconds, QualityReason reason, string text)
    {
        for (int i = 0; i < 30; i++, _nowNs += SecondNs)
        {
            // Every third value is delayed more: only the quickest tells the clock.
            _watch.Add(_nowNs + aheadSeconds * SecondNs, BitConverter.DoubleToInt64Bits(Noise()), _nowNs + (i % 3) * SecondNs / 10);
        }

        QualityFinding finding = Assert.Single(_watch.Assess(_nowNs).Findings, finding => finding.Reason == reason);
        Assert.Equal(SignalQuality.Uncertain, finding.Quality);
        Assert.StartsWith(text, finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Assess_SeveralFindings_WorstFirst()
    {
        Send(300, i => Noise() + (i % 60 == 30 ? 80 : 0));
        SeriesQuality quality = _watch.Assess(_nowNs + 60 * SecondNs);
        Assert.Equal([QualityReason.Stopped, QualityReason.Spikes], quality.Findings.Select(finding => finding.Reason));
        Assert.Equal(SignalQuality.Bad, quality.Quality);
    }

    [Fact]
    public void Texts_AreWatchedForPresenceOnly()
    {
        SeriesWatch watch = new(FieldType.String, TrustRules.Default);
        for (int i = 0; i < 200; i++)
        {
            watch.Add(StartNs + i * SecondNs, 3, StartNs + i * SecondNs);
        }

        Assert.Empty(watch.Assess(StartNs + 200 * SecondNs).Findings);
        Assert.Equal(QualityReason.Stopped, Assert.Single(watch.Assess(StartNs + 300 * SecondNs).Findings).Reason);
    }

    private double Noise() => _random.NextDouble() - 0.5;

    private void Send(int count, Func<int, double> value, int stepSeconds = 1)
    {
        for (int i = 0; i < count; i++, _nowNs += stepSeconds * SecondNs)
        {
            _watch.Add(_nowNs, BitConverter.DoubleToInt64Bits(value(i)), _nowNs);
        }
    }
}
