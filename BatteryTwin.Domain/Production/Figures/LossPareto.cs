using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Time;
using BatteryTwin.Domain.Quality;

namespace BatteryTwin.Domain.Production.Figures;

/// <summary>The few causes that took most of the planned busy time.</summary>
public static class LossPareto
{
    /// <param name="slices">Slices by station.</param>
    /// <param name="most">Most causes in the answer; shares stay those of all.</param>
    public static IReadOnlyList<LossCause> Of(IEnumerable<KeyValuePair<string, IReadOnlyList<StateSlice>>> slices, int most = int.MaxValue)
    {
        Dictionary<string, (string Station, StateSlice First, double Hours, int Times)> causes = new(StringComparer.Ordinal);
        foreach ((string station, IReadOnlyList<StateSlice> all) in slices)
        {
            StateSlice? before = null;
            foreach (StateSlice slice in all)
            {
                if (IsLoss(slice))
                {
                    string key = $"{station}\n{slice.State}\n{slice.Reason}";
                    bool goesOn = before is not null && before.To == slice.From && before.State == slice.State && before.Reason == slice.Reason;
                    (string, StateSlice First, double Hours, int Times) sum = causes.GetValueOrDefault(key, (station, slice, 0, 0));
                    causes[key] = (station, sum.First, sum.Hours + slice.Duration.TotalHours, sum.Times + (goesOn ? 0 : 1));
                }

                before = slice;
            }
        }

        return
        [
            .. Pareto.Of(causes.Select(cause => KeyValuePair.Create(cause.Key, cause.Value.Hours))).Take(most).Select(bar =>
            {
                (string station, StateSlice first, double hours, int times) = causes[bar.Category];
                return new LossCause(station, first.State, first.Reason, hours, times, bar.Share, bar.Cumulative);
            }),
        ];
    }

    private static bool IsLoss(StateSlice slice) =>
        slice.Planned.Kind == CalendarTime.Work
        && slice.State is StationState.Down or StationState.Setup or StationState.Starved or StationState.Blocked or StationState.Idle;
}
