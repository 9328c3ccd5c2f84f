using BatteryTwin.Domain.RootCause.Plant;
using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Domain.RootCause.Investigations.Analysis;

/// <summary>A question brought to the rows of the tables: which units are bad, which are the reference, and when the failures began to be more.</summary>
internal sealed class EffectWindow
{
    private const int LeastReference = 100;

    private readonly List<string> _warnings = [];

    /// <exception cref="PlantCaseException">The question names units, a place or a time that the tables do not hold.</exception>
    public EffectWindow(InvestigationEffect effect, UnitPlaces places)
    {
        Places = places;
        Listed = [.. effect.Cells.Select(places.Units.Units.Ids.Find).Where(row => row >= 0).Distinct()];
        if (effect.Cells.Count > 0 && Listed.Count == 0)
        {
            throw new PlantCaseException($"none of the {effect.Cells.Count} named units is in table '{places.Units.Name}' ('{effect.Cells[0]}', …); use identifiers of its column '{places.Units.Units.Key}'");
        }

        if (Listed.Count < effect.Cells.Distinct(StringComparer.Ordinal).Count())
        {
            _warnings.Add($"{effect.Cells.Count - Listed.Count} of {effect.Cells.Count} named units are not known and were left out");
        }

        Place = effect.Place is null ? Listed.Count > 0 ? places.NarrowestOf(Listed) : null : effect.Wholes.Prepend(effect.Place).Select(places.Find).FirstOrDefault(place => place is not null) ?? effect.Place;
        (bool[] inPlace, double[] seconds) = places.At(Place);
        To = effect.To is { } end ? TimeColumn.SecondsOf(end) : places.Last.Where(double.IsFinite).DefaultIfEmpty(0).Max() + 1;

        // At a station the end is a time there: its units may have been finished later.
        bool[] isBefore = [.. inPlace.Select((inside, row) => inside && double.IsFinite(places.Last[row]) && (effect.To is null || seconds[row] < To))];
        int[] inOrder = [.. Enumerable.Range(0, inPlace.Length).Where(row => isBefore[row]).OrderBy(row => places.Last[row])];
        if (inOrder.Length == 0)
        {
            throw new PlantCaseException($"no unit{(Place is null ? null : $" of {Place}")} ended before {TimeColumn.TimeOf(To):yyyy-MM-ddTHH:mm:ssZ}: there is nothing to investigate");
        }

        double? effectEnd = null;
        if (RateChange.Find([.. inOrder.Select(row => places.Failed[row])]) is { } change)
        {
            EffectStart = places.Last[inOrder[change.First]];
            effectEnd = change.End < inOrder.Length ? places.Last[inOrder[change.End]] : null;
        }

        IsBad = Bad(effect, isBefore, seconds, inOrder, effectEnd);
        End = Math.Max(To, places.Last[inOrder[^1]]);
        Until = Reference(effect, inOrder);
        IsBad = [.. IsBad.Select((bad, row) => bad && places.Last[row] >= Until)];
        From = places.Last.Where((_, row) => IsBad[row]).DefaultIfEmpty(Until).Min();
        IsCounted = [.. inPlace.Select((inside, row) => inside && (places.Last[row] < Until || IsBad[row]))];
        First = places.Last[inOrder[0]];
        if (!IsBad.Contains(value: true))
        {
            throw new PlantCaseException($"no unit{(Place is null ? null : $" of {Place}")} lies in the bad time: there is nothing to investigate. Choose a longer one, or another place");
        }
    }

    public UnitPlaces Places { get; }

    /// <summary>The place that is asked about; null for all.</summary>
    public string? Place { get; }

    /// <summary>Rows of the named units.</summary>
    public IReadOnlyList<int> Listed { get; }

    /// <summary>By row: named.</summary>
    public bool[] IsListed
    {
        get
        {
            HashSet<int> listed = [.. Listed];
            return [.. Enumerable.Range(0, Places.Units.RowCount).Select(listed.Contains)];
        }
    }

    /// <summary>By row: in the bad time at the place.</summary>
    public bool[] IsBad { get; }

    /// <summary>By row: bad, or reference of the same place.</summary>
    public bool[] IsCounted { get; }

    /// <summary>Last time of the first unit of the place.</summary>
    public double First { get; }

    /// <summary>Units whose last time lies before are the reference.</summary>
    public double Until { get; }

    public double From { get; }

    /// <summary>End of the bad time, at the place's step where it is a station.</summary>
    public double To { get; private set; }

    /// <summary>No unit of the bad time or before has a later last time.</summary>
    public double End { get; }

    /// <summary>When the failures of the place began to be more; null when no time stands out.</summary>
    public double? EffectStart { get; }

    public IReadOnlyList<string> Warnings => _warnings;

    private bool[] Bad(InvestigationEffect effect, bool[] isBefore, double[] seconds, int[] inOrder, double? effectEnd)
    {
        if (effect.From is { } from)
        {
            double start = TimeColumn.SecondsOf(from);
            return [.. isBefore.Select((before, row) => before && seconds[row] >= start)];
        }

        if (effect.ReferenceUntil is { } until)
        {
            return Since(isBefore, TimeColumn.SecondsOf(until));
        }

        double[] listed = [.. Listed.Select(row => Places.Last[row]).Where(double.IsFinite)];
        if (effect.To is null && effectEnd is { } end)
        {
            To = Math.Max(end, listed.Select(seconds => seconds + 1).DefaultIfEmpty(end).Max());
            isBefore = [.. isBefore.Select((before, row) => before && Places.Last[row] < To)];
        }

        double first = listed.Length > 0 ? listed.Min() : EffectStart ?? Newest(inOrder);
        return Since(isBefore, Math.Min(first, EffectStart ?? first));
    }

    private bool[] Since(bool[] isBefore, double first) => [.. isBefore.Select((before, row) => before && Places.Last[row] >= first)];

    /// <summary>Where the newest quarter of the units begins: what is compared where neither the question nor the failures name a time.</summary>
    private double Newest(int[] inOrder)
    {
        _warnings.Add("at no time do failures stand out, and the question names none: the newest quarter of the units is compared with those before");
        return Places.Last[inOrder[inOrder.Length * 3 / 4]];
    }

    /// <summary>The end of the reference: as given, else where the bad time begins, or where the failures began to be more before it.</summary>
    private double Reference(InvestigationEffect effect, int[] inOrder)
    {
        if (effect.ReferenceUntil is { } until)
        {
            return TimeColumn.SecondsOf(until);
        }

        double start = Places.Last.Where((_, row) => IsBad[row]).DefaultIfEmpty(To).Min();
        if (EffectStart is not { } rise || rise >= start)
        {
            return start;
        }

        if (inOrder.Count(row => Places.Last[row] < rise) >= LeastReference)
        {
            return rise;
        }

        _warnings.Add($"failures are more since {TimeColumn.TimeOf(rise):yyyy-MM-ddTHH:mm:ssZ} already, too soon for a reference before it: let the reference begin earlier");
        return start;
    }
}
