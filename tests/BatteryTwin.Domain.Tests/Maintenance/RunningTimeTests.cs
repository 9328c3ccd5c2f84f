using BatteryTwin.Domain.Maintenance;
using FsCheck;
using FsCheck.Fluent;

namespace BatteryTwin.Domain.Tests.Maintenance;

public sealed class RunningTimeTests
{
    private static readonly DateTimeOffset s_start = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void At_HalfTheTime_TakesTwiceAsLong() => Assert.Equal(s_start.AddHours(20), new RunningTime(s_start, 0.5, StopCalendar.Empty).At(10));

    [Fact]
    public void At_StopsOnTheWay_AreWaitedFor()
    {
        // 4 h until the stop, 8 h of standstill, then the other 6 h.
        RunningTime running = new(s_start, 1, Stops((4, 12)));

        Assert.Equal(s_start.AddHours(3), running.At(3));
        Assert.Equal(s_start.AddHours(4), running.At(4));
        Assert.Equal(s_start.AddHours(18), running.At(10));
        Assert.Equal(4, running.HoursUntil(s_start.AddHours(9)), 9);
        Assert.Equal(5, running.HoursUntil(s_start.AddHours(13)), 9);
    }

    [Fact]
    public void At_InsideAStop_CountsFromItsEnd() => Assert.Equal(s_start.AddHours(6), new RunningTime(s_start, 1, Stops((-2, 4))).At(2));

    [Fact]
    public void At_MachineThatDoesNotRun_IsNever()
    {
        RunningTime running = new(s_start, 0, StopCalendar.Empty);

        Assert.Null(running.At(1));
        Assert.Equal(s_start, running.At(0));
        Assert.Equal(0, running.HoursUntil(s_start.AddDays(10)));
    }

    [Fact]
    public void At_BeyondHalfACentury_IsNotSaid() => Assert.Null(new RunningTime(s_start, 0.01, StopCalendar.Empty).At(1e5));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Share_OutOfRange_IsRefused(double share) => Assert.Throws<ArgumentOutOfRangeException>(() => new RunningTime(s_start, share, StopCalendar.Empty));

    [Fact]
    public void HoursUntil_OfAt_GivesTheHoursBack() => Prop.ForAll<int>(seed =>
    {
        Random random = new(seed);
        StopCalendar stops = Stops([.. Enumerable.Range(0, random.Next(6)).Select(_ => (random.NextDouble() * 300) - 20).Select(start => (start, start + (random.NextDouble() * 40)))]);
        RunningTime running = new(s_start, 0.05 + (0.95 * random.NextDouble()), stops);
        double hours = random.NextDouble() * 200;
        DateTimeOffset at = running.At(hours)!.Value;
        return Math.Abs(running.HoursUntil(at) - hours) < 1e-6 && at >= s_start.AddHours(hours) && running.HoursUntil(at.AddHours(5)) >= running.HoursUntil(at);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    internal static StopCalendar Stops(params (double FromHour, double ToHour)[] spans) => new(spans.Select((span, i) =>
        new PlannedStop($"stop-{i}", "Line-A", s_start.AddHours(span.FromHour), s_start.AddHours(span.ToHour), "Window", 1, null, s_start)));
}
