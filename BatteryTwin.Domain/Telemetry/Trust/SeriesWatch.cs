namespace BatteryTwin.Domain.Telemetry.Trust;

/// <summary>
/// Watches one signal value by value, with bounded memory and constant work a value, and says at any moment what speaks against it.
/// Texts are watched for presence and clock only, booleans not for spikes and drift. Not safe for concurrent use.
/// </summary>
public sealed class SeriesWatch(FieldType type, TrustRules rules)
{
    private readonly IntervalWatch _intervals = new(rules);
    private readonly ClockWatch _clock = new(rules);
    private readonly FlatLineWatch? _flat = type is FieldType.Float or FieldType.Integer or FieldType.Unsigned ? new(rules) : null;
    private readonly SpikeWatch? _spikes = type is FieldType.Float or FieldType.Integer or FieldType.Unsigned ? new(rules) : null;
    private readonly DriftWatch? _drift = type is FieldType.Float or FieldType.Integer or FieldType.Unsigned ? new(rules) : null;

    /// <summary>What the store knows of the signal's past.</summary>
    public void Learn(SeriesPast past)
    {
        _flat?.Learn(past.LongestRunNs);
        _drift?.Learn(past);
    }

    /// <summary>Takes a value; those that are not newer than the newest count for the clock only.</summary>
    /// <param name="timeNs">Its own time.</param>
    /// <param name="bits">Its bits by the series' type.</param>
    /// <param name="receivedNs">When it came.</param>
    public void Add(long timeNs, long bits, long receivedNs)
    {
        _clock.Add(timeNs, receivedNs);
        if (timeNs <= _intervals.LastNs)
        {
            return;
        }

        _intervals.Add(timeNs);
        if (_flat is null)
        {
            return;
        }

        double value = FieldValue.FromBits(type, bits).ToDouble();
        _flat.Add(timeNs, bits);
        _spikes!.Add(timeNs, value);
        _drift!.Add(timeNs, value);
    }

    /// <summary>What speaks against the signal at a moment.</summary>
    public SeriesQuality Assess(long nowNs)
    {
        List<QualityFinding> findings = [.. _intervals.Findings(nowNs)];
        bool stopped = findings.Exists(finding => finding.Reason == QualityReason.Stopped);
        QualityFinding?[] others = [_clock.Finding(nowNs, _intervals.ExpectedNs), stopped ? null : _flat?.Finding(), _spikes?.Finding(nowNs), _drift?.Finding(nowNs)];
        findings.AddRange(others.OfType<QualityFinding>());
        return new([.. findings.OrderByDescending(finding => finding.Quality)], _intervals.ExpectedNs);
    }
}
