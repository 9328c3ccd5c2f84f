using BatteryTwin.Domain.Production.Time;

namespace BatteryTwin.Domain.Production.Figures;

/// <summary>Active periods of a station from its states.</summary>
public static class ActivePeriods
{
    /// <summary>
    /// Anything but waiting is active: running, but also failed and in setup, for that is what neighbours wait for. Planned stops and times without data are not.
    /// </summary>
    public static bool IsActive(StationState state) => state is StationState.Running or StationState.Setup or StationState.Down;

    /// <summary>Joins neighbouring active slices; a planned pause ends a period.</summary>
    public static IReadOnlyList<ActivePeriod> Of(string stationId, IEnumerable<StateSlice> slices)
    {
        List<ActivePeriod> periods = [];
        foreach (StateSlice slice in slices.Where(slice => IsActive(slice.State)))
        {
            if (periods.Count > 0 && periods[^1].To == slice.From)
            {
                periods[^1] = periods[^1] with { To = slice.To };
            }
            else
            {
                periods.Add(new(stationId, slice.From, slice.To));
            }
        }

        return periods;
    }
}
