using System.Globalization;

namespace BatteryTwin.Domain.RootCause.Alarms;

/// <summary>
/// How a node behaves in normal runs: how much of the time it has each value, and how long it keeps one. A number is judged by how far it lies outside the
/// range that it had.
/// </summary>
internal sealed class NodeHabit
{
    /// <summary>Distinct numbers from which on a node counts as measured, not as a state.</summary>
    private const int MeasuredFrom = 6;

    /// <summary>Distinct values from which on they may be names, of which new ones come up; a switch has two.</summary>
    private const int NamesFrom = 3;

    /// <summary>A value that was never seen is taken to have been there for this long.</summary>
    private const double UnseenS = 1;
    private const double MostSurprise = 12;

    /// <summary>A state kept longer than ever before says less than a state never seen.</summary>
    private const double LongStaySurprise = 1;

    private readonly Dictionary<string, double> _timeS = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _longestS = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _stretches = new(StringComparer.Ordinal);
    private double _totalS;
    private double _low = double.PositiveInfinity;
    private double _high = double.NegativeInfinity;

    public bool IsKnown => _timeS.Count > 0;

    private bool IsMeasured => _timeS.Count >= MeasuredFrom && double.IsFinite(_low);

    /// <summary>Learns from a stretch with one value.</summary>
    public void Add(string value, double durationS)
    {
        _timeS[value] = _timeS.GetValueOrDefault(value) + durationS;
        _longestS[value] = Math.Max(_longestS.GetValueOrDefault(value), durationS);
        _stretches[value] = _stretches.GetValueOrDefault(value) + 1;
        _totalS += durationS;
        if (Number(value) is { } number)
        {
            (_low, _high) = (Math.Min(_low, number), Math.Max(_high, number));
        }
    }

    /// <summary>How unusual a value is that has been there for a time: the negative logarithm of its share of normal time, 0 for what is usual.</summary>
    public double Surprise(string value, double durationS)
    {
        if (!IsKnown)
        {
            return 0;
        }

        if (IsMeasured && Number(value) is { } number)
        {
            double range = Math.Max(_high - _low, 1e-9);
            double outside = Math.Max(_low - number, number - _high) / range;
            return outside <= 0 ? 0 : Math.Min(MostSurprise, LongStaySurprise + (MostSurprise * outside));
        }

        double share = Math.Max(_timeS.GetValueOrDefault(value), UnseenS) / (_totalS + UnseenS);
        double rare = _timeS.ContainsKey(value) ? Math.Max(0, -Math.Log(share) - Math.Log(_timeS.Count)) : Math.Min(Math.Max(-Math.Log(share), LongStaySurprise * 2), -Math.Log(ChanceOfNew()));
        double stay = durationS > _longestS.GetValueOrDefault(value) ? LongStaySurprise : 0;
        return Math.Min(MostSurprise, rare + stay);
    }

    /// <summary>Chance that the next stretch has a value never seen before: the share of stretches whose value came once (Good 1953). Names of programs and the like are often new.</summary>
    private double ChanceOfNew() => _timeS.Count < NamesFrom ? double.Epsilon : Math.Max((double)_stretches.Values.Count(count => count == 1) / _stretches.Values.Sum(), double.Epsilon);

    private static double? Number(string value) => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;
}
