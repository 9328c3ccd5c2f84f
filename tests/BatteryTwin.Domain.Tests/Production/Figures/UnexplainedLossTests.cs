using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Figures;
using BatteryTwin.Domain.Production.Time;

namespace BatteryTwin.Domain.Tests.Production.Figures;

public sealed class UnexplainedLossTests
{
    private static readonly DateTimeOffset s_start = new(2026, 5, 4, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_DownAndIdleWithoutReason_IsUnexplained()
    {
        IReadOnlyList<StateSlice> slices =
        [
            Slice(0, 10, StationState.Down), Slice(10, 20, StationState.Down), Slice(20, 30, StationState.Down, "FAILURE"), Slice(30, 35, StationState.Idle),
            Slice(35, 55, StationState.Starved), Slice(55, 60, StationState.Running), Slice(60, 90, StationState.Down, kind: CalendarTime.Pause),
        ];

        UnexplainedLoss loss = UnexplainedLoss.Of([KeyValuePair.Create("S", slices)], 5);

        Assert.Equal(25 / 60.0, loss.Hours, 1e-9);
        Assert.Equal(55 / 60.0, loss.LostHours, 1e-9);
        Assert.Equal(25 / 55.0, loss.Share!.Value, 1e-9);
        Assert.Equal([(0, 20), (30, 35)], loss.Longest.Select(stop => ((int)(stop.From - s_start).TotalMinutes, (int)(stop.To - s_start).TotalMinutes)));
    }

    [Fact]
    public void Of_NothingLost_HasNoShare() => Assert.Null(UnexplainedLoss.Of([KeyValuePair.Create<string, IReadOnlyList<StateSlice>>("S", [Slice(0, 10, StationState.Running)])], 5).Share);

    private static StateSlice Slice(int from, int to, StationState state, string? reason = null, CalendarTime kind = CalendarTime.Work) =>
        new(s_start.AddMinutes(from), s_start.AddMinutes(to), state, new(s_start, s_start.AddHours(8), kind, "A", s_start), reason);
}
