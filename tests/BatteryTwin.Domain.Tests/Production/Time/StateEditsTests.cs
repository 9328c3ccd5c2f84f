using BatteryTwin.Domain.Production.Time;
using BatteryTwin.Domain.Tests.Production.Figures;

namespace BatteryTwin.Domain.Tests.Production.Time;

public sealed class StateEditsTests
{
    private static readonly DateTimeOffset s_start = WorkedShift.Evening;

    [Fact]
    public void Apply_OverAPart_SplitsAndKeepsWhatWasMeasured()
    {
        IReadOnlyList<StateInterval> states = StateEdits.Apply([At(StationState.Down, 0, 60)], [Edit("1", 20, 50, StationState.Setup, 0)]);

        Assert.Equal(
            [At(StationState.Down, 0, 20), new(StationState.Setup, s_start.AddMinutes(20), s_start.AddMinutes(50), "WHY", StationState.Down), At(StationState.Down, 50, 60)],
            states);
    }

    [Fact]
    public void Apply_TwoEdits_LetsTheLaterWinAndKeepsTheFirstMeasurement()
    {
        IReadOnlyList<StateInterval> states = StateEdits.Apply([At(StationState.Down, 0, 60)], [Edit("2", 0, 60, StationState.Planned, 9), Edit("1", 0, 60, StationState.Setup, 0)]);

        StateInterval only = Assert.Single(states);
        Assert.Equal((StationState.Planned, StationState.Down), (only.State, only.Original));
    }

    [Fact]
    public void Apply_WhereNothingWasMeasured_ChangesNothing() =>
        Assert.Equal([At(StationState.Running, 0, 10)], StateEdits.Apply([At(StationState.Running, 0, 10)], [Edit("1", 30, 50, StationState.Setup, 0)]));

    [Fact]
    public void Slices_OfOverlappingStates_AreRefused() => Assert.Throws<ArgumentException>(() =>
        StateSlices.Of([At(StationState.Running, 0, 10), At(StationState.Down, 5, 20)], WorkedShift.Night.Spans(s_start, s_start.AddHours(1))));

    private static StateInterval At(StationState state, int from, int to) => new(state, s_start.AddMinutes(from), s_start.AddMinutes(to));

    private static StateEdit Edit(string id, int from, int to, StationState state, int saidMinute) =>
        new(id, "M1", s_start.AddMinutes(from), s_start.AddMinutes(to), "WHY", state, "Ann", s_start.AddMinutes(saidMinute));
}
