namespace BatteryTwin.Domain.Telemetry.Trust;

/// <summary>
/// Counts single values that stand out from both neighbours by a multiple of the usual step while the neighbours agree; a real step of
/// the process does not come back with the next value.
/// </summary>
internal sealed class SpikeWatch(TrustRules rules)
{
    private const int NeededSteps = 64;
    private const double MeanWeight = 1.0 / 64;
    private const int StepsBeforeClipping = 8;
    private const double Clip = 5;
    private const double Quanta = 4;
    private const int Minutes = 10;
    private const long MinuteNs = 60 * EpochTime.NsPerSecond;

    private readonly ushort[] _perMinute = new ushort[Minutes];
    private long _minute;
    private double _before = double.NaN;
    private double _middle = double.NaN;
    private double _meanStep;
    private double _smallestStep = double.PositiveInfinity;
    private int _steps;
    private long _latestNs;

    public void Add(long timeNs, double value)
    {
        // A coarse sensor toggles by its resolution; that is no spike however rarely it happens.
        double threshold = Math.Max(rules.SpikeRatio * _meanStep, Quanta * _smallestStep);
        bool isSpike = _steps >= NeededSteps
            && Math.Abs(_middle - _before) > threshold
            && Math.Abs(_middle - value) > threshold
            && Math.Sign(_middle - _before) == Math.Sign(_middle - value)
            && Math.Abs(value - _before) < threshold / 3;
        if (isSpike)
        {
            Count(timeNs);

            // The spike is taken out, so that neither it nor the way back counts as a usual step.
            _middle = value;
            return;
        }

        if (!double.IsNaN(_before))
        {
            Learn(Math.Abs(_middle - _before));
        }

        (_before, _middle) = (_middle, value);
    }

    public QualityFinding? Finding(long nowNs)
    {
        Advance(nowNs / MinuteNs);
        int count = _perMinute.Sum(minute => minute);
        return count < rules.SpikesInTenMinutes ? null : new(QualityReason.Spikes, SignalQuality.Uncertain, _latestNs, $"{count} single values far from their neighbours in 10 min");
    }

    /// <summary>The usual step: a fading mean in which large steps of the process count little.</summary>
    private void Learn(double step)
    {
        if (step > 0)
        {
            _smallestStep = Math.Min(_smallestStep, step);
        }

        double counted = _steps < StepsBeforeClipping || _meanStep == 0 ? step : Math.Min(step, Clip * _meanStep);
        _steps++;
        _meanStep += (counted - _meanStep) * Math.Max(MeanWeight, 1.0 / _steps);
    }

    private void Count(long timeNs)
    {
        Advance(timeNs / MinuteNs);
        ref ushort minute = ref _perMinute[_minute % Minutes];
        minute = (ushort)Math.Min(minute + 1, ushort.MaxValue);
        _latestNs = timeNs;
    }

    private void Advance(long minute)
    {
        if (minute - _minute >= Minutes)
        {
            Array.Clear(_perMinute);
        }
        else
        {
            for (long next = _minute + 1; next <= minute; next++)
            {
                _perMinute[next % Minutes] = 0;
            }
        }

        _minute = Math.Max(_minute, minute);
    }
}
