namespace BatteryTwin.Domain.Production.Time;

/// <summary>Lays people's edits over measured states.</summary>
public static class StateEdits
{
    /// <summary>
    /// States after the edits, in order of time and covering the same time as before: an edit changes what was measured, and where nothing was measured
    /// it changes nothing. The later edit wins. Neighbours are not joined across the edge of an edit.
    /// </summary>
    /// <param name="states">Measured, in order of time, not overlapping.</param>
    /// <param name="edits">In any order, of one station.</param>
    public static IReadOnlyList<StateInterval> Apply(IReadOnlyList<StateInterval> states, IEnumerable<StateEdit> edits)
    {
        IReadOnlyList<StateInterval> present = states;
        foreach (StateEdit edit in edits.OrderBy(edit => edit.At).ThenBy(edit => edit.Id, StringComparer.Ordinal))
        {
            present = Apply(present, edit);
        }

        return present;
    }

    private static List<StateInterval> Apply(IReadOnlyList<StateInterval> states, StateEdit edit)
    {
        List<StateInterval> after = new(states.Count + 2);
        foreach (StateInterval state in states)
        {
            DateTimeOffset from = Later(state.From, edit.From);
            DateTimeOffset to = state.To < edit.To ? state.To : edit.To;
            if (to <= from)
            {
                after.Add(state);
                continue;
            }

            Add(after, state with { To = from });
            after.Add(new(edit.State, from, to, edit.Reason, state.Original));
            Add(after, state with { From = to });
        }

        return after;
    }

    private static void Add(List<StateInterval> states, StateInterval state)
    {
        if (state.To > state.From)
        {
            states.Add(state);
        }
    }

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;
}
