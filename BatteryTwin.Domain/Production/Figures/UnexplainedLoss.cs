using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Time;

namespace BatteryTwin.Domain.Production.Figures;

/// <summary>
/// Lost time without a reason. Setup, starved and blocked explain themselves; of a station that is down or idle only a person knows why.
/// </summary>
/// <param name="Hours">Down or idle in planned working time, without a reason.</param>
/// <param name="LostHours">All time in which stations stood still in planned working time.</param>
/// <param name="Longest">The longest of the stops, the longest first.</param>
public sealed record UnexplainedLoss(double Hours, double LostHours, IReadOnlyList<UnexplainedStop> Longest)
{
    /// <summary>Unexplained of all lost time; null when nothing was lost.</summary>
    public double? Share => LostHours > 0 ? Hours / LostHours : null;

    /// <param name="slices">Slices by station, in order of time.</param>
    /// <param name="most">Most stops in the answer.</param>
    public static UnexplainedLoss Of(IEnumerable<KeyValuePair<string, IReadOnlyList<StateSlice>>> slices, int most)
    {
        double lost = 0;
        List<UnexplainedStop> stops = [];
        foreach ((string station, IReadOnlyList<StateSlice> all) in slices)
        {
            UnexplainedStop? open = null;
            foreach (StateSlice slice in all.Where(slice => slice.Planned.Kind == CalendarTime.Work))
            {
                lost += slice.State is StationState.Down or StationState.Setup or StationState.Starved or StationState.Blocked or StationState.Idle ? slice.Duration.TotalHours : 0;
                if (slice.State is not (StationState.Down or StationState.Idle) || slice.Reason is not null)
                {
                    continue;
                }

                if (open is not null && open.To == slice.From && open.State == slice.State)
                {
                    stops[^1] = open = open with { To = slice.To };
                }
                else
                {
                    stops.Add(open = new(station, slice.State, slice.From, slice.To));
                }
            }
        }

        return new(stops.Sum(stop => stop.Duration.TotalHours), lost, [.. stops.OrderByDescending(stop => stop.Duration).ThenBy(stop => stop.From).Take(most)]);
    }
}
