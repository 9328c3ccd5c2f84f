using BatteryTwin.Domain.Production.Calendar;

namespace BatteryTwin.Domain.Production.Time;

/// <summary>Lays states over a calendar.</summary>
public static class StateSlices
{
    /// <summary>
    /// Slices that cover the spans of a calendar exactly, without gap or overlap: what no interval says is <see cref="StationState.Unknown"/>,
    /// what lies outside the calendar is cut off.
    /// </summary>
    /// <param name="states">In order of time, not overlapping.</param>
    /// <param name="calendar">Spans in order of time, as <see cref="PlantCalendar.Spans"/> gives them.</param>
    /// <exception cref="ArgumentException">States overlap or are out of order.</exception>
    public static IReadOnlyList<StateSlice> Of(IReadOnlyList<StateInterval> states, IReadOnlyList<CalendarSpan> calendar)
    {
        List<StateSlice> slices = [];
        int next = 0;
        foreach (CalendarSpan span in calendar)
        {
            DateTimeOffset at = span.From;
            while (next < states.Count && states[next].To <= at)
            {
                next++;
            }

            for (int i = next; i < states.Count && states[i].From < span.To; i++)
            {
                StateInterval state = states[i];
                if (i > 0 && state.From < states[i - 1].To)
                {
                    throw new ArgumentException($"the states at {state.From:O} overlap", nameof(states));
                }

                Add(slices, at, state.From, StationState.Unknown, span, null);
                Add(slices, state.From > at ? state.From : at, state.To < span.To ? state.To : span.To, state.State, span, state.Reason);
                at = state.To > at ? state.To : at;
            }

            Add(slices, at, span.To, StationState.Unknown, span, null);
        }

        return slices;
    }

    private static void Add(List<StateSlice> slices, DateTimeOffset from, DateTimeOffset to, StationState state, CalendarSpan planned, string? reason)
    {
        if (to > from)
        {
            slices.Add(new(from, to, state, planned, reason));
        }
    }
}
