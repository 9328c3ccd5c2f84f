using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Web.State;

namespace BatteryTwin.Web.Tests.State;

public sealed class StateSegmentsTests
{
    private static readonly DateTimeOffset s_from = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_RepeatedState_IsOneSegment() =>
        Assert.Equal([("Running", 0, 40)], Segments(40, (0, "Running"), (10, "Running"), (20, "Running"), (30, "Running")));

    [Fact]
    public void Of_ChangesOnly_HoldUntilTheNext() =>
        Assert.Equal([("Running", 0, 1_000), ("Stopped", 1_000, 1_060), ("Running", 1_060, 3_600)], Segments(3_600, (-500, "Running"), (1_000, "Stopped"), (1_060, "Running")));

    [Fact]
    public void Of_SilenceOfARepeatingSender_IsAGap() =>
        Assert.Equal([("Running", 0, 30), ("Running", 100, 130)], Segments(130, (0, "Running"), (10, "Running"), (20, "Running"), (100, "Running"), (110, "Running"), (120, "Running")));

    [Fact]
    public void Of_SenderGoneSilent_EndsAfterItsInterval() =>
        Assert.Equal([("Running", 0, 40)], Segments(3_600, (0, "Running"), (10, "Running"), (20, "Running"), (30, "Running")));

    [Fact]
    public void Of_CoarseHistoryBeforeFineLiveData_HasNoGap() =>
        Assert.Equal([("Running", 0, 183)], Segments(183, (0, "Running"), (60, "Running"), (120, "Running"), (180, "Running"), (181, "Running"), (182, "Running")));

    [Fact]
    public void Of_NothingKnown_IsEmpty() => Assert.Empty(Segments(100));

    private static List<(string State, int From, int To)> Segments(int endSecond, params (int Second, string State)[] points) =>
    [
        .. StateSegments.Of([.. points.Select(point => (EpochTime.ToNs(s_from.AddSeconds(point.Second)), point.State))], s_from, s_from.AddSeconds(endSecond))
            .Select(segment => (segment.State, (int)(segment.From - s_from).TotalSeconds, (int)(segment.To - s_from).TotalSeconds)),
    ];
}
