using System.Globalization;

namespace BatteryTwin.Domain.Telemetry.Trust;

/// <summary>Compares the mean of the last hour with what the signal's own past hours were.</summary>
internal sealed class DriftWatch(TrustRules rules)
{
    private const int Slots = 12;
    private const int NeededSlots = 6;
    private const long SlotNs = 300 * EpochTime.NsPerSecond;

    private readonly double[] _sums = new double[Slots];
    private readonly int[] _counts = new int[Slots];
    private long _slot = -Slots;
    private SeriesPast _past = SeriesPast.Unknown;

    public void Learn(SeriesPast past) => _past = past;

    public void Add(long timeNs, double value)
    {
        long slot = timeNs / SlotNs;
        if (slot <= _slot - Slots)
        {
            return;
        }

        Advance(slot);
        _sums[slot % Slots] += value;
        _counts[slot % Slots]++;
    }

    public QualityFinding? Finding(long nowNs)
    {
        Advance(nowNs / SlotNs);
        if (!_past.IsComparable || _counts.Count(count => count > 0) < NeededSlots)
        {
            return null;
        }

        double mean = _sums.Sum() / _counts.Sum();
        double margin = Math.Max(rules.DriftSpreads * _past.Spread, 1e-9 * Math.Max(Math.Abs(_past.Lowest), Math.Abs(_past.Highest)));
        return mean >= _past.Lowest - margin && mean <= _past.Highest + margin
            ? null
            : new(QualityReason.Drift, SignalQuality.Uncertain, null, string.Create(
                CultureInfo.InvariantCulture,
                $"mean of the last hour {mean:G4}; {_past.Hours} past hours lay between {_past.Lowest:G4} and {_past.Highest:G4}: the sensor or the process has moved"));
    }

    private void Advance(long slot)
    {
        if (slot - _slot >= Slots)
        {
            Array.Clear(_sums);
            Array.Clear(_counts);
            _slot = Math.Max(_slot, slot);
            return;
        }

        while (_slot < slot)
        {
            _slot++;
            (_sums[_slot % Slots], _counts[_slot % Slots]) = (0, 0);
        }
    }
}
