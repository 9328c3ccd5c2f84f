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
        int[] inOrder = [.. Enumerable.Range(0, inPlace.Length).Where(row => inPlace[row] && places.Last[row] < To).OrderBy(row => places.Last[row])];
        if (inOrder.Length == 0)
        {
            throw new PlantCaseException($"no unit{(Place is null ? null : $" of {Place}")} ended before {TimeColumn.TimeOf(To):yyyy-MM-ddTHH:mm:ssZ}: there is nothing to investigate");
        }

        EffectStart = RateChange.Find([.. inOrder.Select(row => places.Failed[row])]) is { } change ? places.Last[inOrder[change.First]] : null;
        IsBad = Bad(effect, inPlace, seconds, inOrder);
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

    /// <summary>By row: in the bad time at the place.</summary>
    public bool[] IsBad { get; }

    /// <summary>By row: bad, or reference of the same place.</summary>
    public bool[] IsCounted { get; }

    /// <summary>Last time of the first unit of the place.</summary>
    public double First { get; }

    /// <summary>Units whose last time lies before are the reference.</summary>
    public double Until { get; }

    public double From { get; }

    public double To { get; }

    /// <summary>When the failures of the place began to be more; null when no time stands out.</summary>
    public double? EffectStart { get; }

    public IReadOnlyList<string> Warnings => _warnings;

    private bool[] Bad(InvestigationEffect effect, bool[] inPlace, double[] seconds, int[] inOrder)
    {
        if (effect.From is { } from)
        {
            double start = TimeColumn.SecondsOf(from);
            return [.. inPlace.Select((inside, row) => inside && seconds[row] >= start && seconds[row] < To)];
        }

        double first = effect.ReferenceUntil is { } until ? TimeColumn.SecondsOf(until) : EffectStart ?? (Listed.Count > 0 ? Listed.Min(row => Places.Last[row]) : Newest(inOrder));
        return [.. inPlace.Select((inside, row) => inside && Places.Last[row] >= first && Places.Last[row] < To)];
    }

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
