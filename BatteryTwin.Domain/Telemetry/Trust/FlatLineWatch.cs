namespace BatteryTwin.Domain.Telemetry.Trust;

/// <summary>
/// Notices a value that stays the same for much longer than it does by nature: a run that would be very improbable if repeats were
/// independent of each other, and longer than any run before it (so that standing machines and set points do not count).
/// </summary>
internal sealed class FlatLineWatch(TrustRules rules)
{
    /// <summary>ln of the probability below which a run of repeats is no accident.</summary>
    private const double LogImprobable = -20.7; // 1e-9

    private const int NeededChanges = 20;

    private long _bits;
    private long _startNs = long.MinValue;
    private long _lastNs;
    private long _run;
    private long _changes;
    private long _repeats;
    private long _longestNs;

    /// <summary>A run of the past was this long.</summary>
    public void Learn(long longestRunNs) => _longestNs = Math.Max(_longestNs, longestRunNs);

    public void Add(long timeNs, long bits)
    {
        if (_startNs == long.MinValue || bits != _bits)
        {
            if (_startNs != long.MinValue)
            {
                _changes++;
                _repeats += _run;
                _longestNs = Math.Max(_longestNs, _lastNs - _startNs);
            }

            (_bits, _startNs, _run) = (bits, timeNs, 0);
        }
        else
        {
            _run++;
        }

        _lastNs = Math.Max(_lastNs, timeNs);
    }

    public QualityFinding? Finding()
    {
        long flatNs = _lastNs - _startNs;
        if (_changes < NeededChanges || flatNs < rules.ShortestFlatNs || flatNs <= rules.FlatRatio * _longestNs)
        {
            return null;
        }

        double repeat = (_repeats + 1.0) / (_repeats + _changes + 2.0);
        return _run * Math.Log(repeat) > LogImprobable
            ? null
            : new(QualityReason.FlatLine, SignalQuality.Bad, _startNs, $"the same value for {SpanText.Of(flatNs)}; never before for more than {SpanText.Of(_longestNs)}");
    }
}
