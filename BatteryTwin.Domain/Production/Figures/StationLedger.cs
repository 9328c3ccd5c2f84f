using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Time;

namespace BatteryTwin.Domain.Production.Figures;

/// <summary>
/// A station's states and rates, from which accounts of any period are drawn. What a bucket made is spread over the time in which the station ran in it (over all known
/// time where it did not run), so parts fall to the period, and inside or outside the plan, with the time that made them; energy is spread over all known time.
/// </summary>
public sealed class StationLedger
{
    private readonly RateGrid _rates;
    private readonly double _plannedRunTimeHours;
    private readonly double[] _runningHours;
    private readonly double[] _knownHours;

    /// <param name="states">States in order of time, not overlapping, after people's edits.</param>
    /// <param name="rates">Rates over the same time.</param>
    /// <param name="unitsPerHour">Planned rate; null when nobody entered one, which leaves ideal times at zero.</param>
    public StationLedger(IReadOnlyList<StateInterval> states, RateGrid rates, double? unitsPerHour)
    {
        States = states;
        UnitsPerHour = unitsPerHour is > 0 ? unitsPerHour : null;
        _rates = rates;
        _plannedRunTimeHours = UnitsPerHour is { } rate ? 1 / rate : 0;
        _runningHours = new double[rates.Count];
        _knownHours = new double[rates.Count];
        foreach (StateInterval state in states.Where(state => state.State != StationState.Unknown))
        {
            foreach ((int bucket, double hours) in rates.Touched(state.From, state.To))
            {
                _knownHours[bucket] += hours;
                _runningHours[bucket] += state.State == StationState.Running ? hours : 0;
            }
        }
    }

    public IReadOnlyList<StateInterval> States { get; }

    public double? UnitsPerHour { get; }

    public IReadOnlyList<StateSlice> Slices(IReadOnlyList<CalendarSpan> calendar) => StateSlices.Of(States, calendar);

    public ProductionAccount Account(IReadOnlyList<CalendarSpan> calendar)
    {
        IReadOnlyList<StateSlice> slices = Slices(calendar);
        Output planned = Output.None;
        Output unplanned = Output.None;
        double energyKwh = 0;
        foreach (StateSlice slice in slices.Where(slice => slice.State != StationState.Unknown))
        {
            bool isBusy = slice.Planned.Kind == CalendarTime.Work && slice.State is not (StationState.Planned or StationState.Trial);
            foreach ((int bucket, double hours) in _rates.Touched(slice.From, slice.To))
            {
                Output made = Made(bucket, slice.State, hours);
                planned += isBusy ? made : Output.None;
                unplanned += isBusy ? Output.None : made;
                energyKwh += double.IsNaN(_rates.PowerKw[bucket]) ? 0 : _rates.PowerKw[bucket] * hours;
            }
        }

        return new(TimeModel.Of(slices), planned, unplanned, energyKwh, FailuresIn(calendar));
    }

    /// <summary>Energy drawn in one state, in kWh.</summary>
    public double EnergyIn(IReadOnlyList<CalendarSpan> calendar, StationState state) => Slices(calendar).Where(slice => slice.State == state)
        .Sum(slice => _rates.Touched(slice.From, slice.To).Sum(part => double.IsNaN(_rates.PowerKw[part.Bucket]) ? 0 : _rates.PowerKw[part.Bucket] * part.Hours));

    private Output Made(int bucket, StationState state, double hours)
    {
        double rate = _rates.UnitsPerHour[bucket];
        double known = _knownHours[bucket];
        double running = _runningHours[bucket];
        double share = running > 0 ? (state == StationState.Running ? hours / running : 0) : hours / known;
        if (double.IsNaN(rate) || share <= 0)
        {
            return Output.None;
        }

        double produced = rate * known * share;
        double scrap = double.IsNaN(_rates.ScrapShare[bucket]) ? 0 : Math.Clamp(_rates.ScrapShare[bucket], 0, 1);
        return Output.Of(produced, produced * (1 - scrap), _plannedRunTimeHours);
    }

    /// <summary>Failures that began in planned working time; one that goes on from before counts where it began.</summary>
    private int FailuresIn(IReadOnlyList<CalendarSpan> calendar)
    {
        if (calendar.Count == 0)
        {
            return 0;
        }

        int failures = 0;
        int span = 0;
        for (int i = 0; i < States.Count && States[i].From < calendar[^1].To; i++)
        {
            for (; calendar[span].To <= States[i].From; span++)
            {
            }

            bool goesOn = i > 0 && States[i - 1].State == StationState.Down && States[i - 1].To == States[i].From;
            bool isPlanned = calendar[span].Kind == CalendarTime.Work && calendar[span].From <= States[i].From;
            failures += States[i].State == StationState.Down && !goesOn && isPlanned ? 1 : 0;
        }

        return failures;
    }
}
