using System.Globalization;
using System.Text.Json;
using BatteryTwin.Domain.Alarms;
using BatteryTwin.Domain.Prognostics;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Live.Detection;

/// <summary>
/// Watches the bearings of one twin. Its state is the twin's flag, its normal comes from the store, so both survive a restart; whoever
/// changes the flag by hand (a new bearing) resets the watch.
/// </summary>
internal sealed class BearingWatch : ITwinWatch
{
    public const string Rule = "bearing-vibration";

    private const long RetryNs = 15 * EpochTime.NsPerSecond;

    private readonly BearingDetectionOptions _options;
    private readonly BearingDetector _detector;
    private readonly StoredVibration _stored;
    private readonly TwinVerdicts _verdicts;
    private long _nextLoadNs = long.MinValue;

    public BearingWatch(string twinId, BearingDetectionOptions options, StoredVibration stored, TwinVerdicts verdicts)
    {
        TwinId = twinId;
        _options = options;
        _stored = stored;
        _verdicts = verdicts;
        _detector = new(options.ToRule(), faultPredicted: Flag);
    }

    public string TwinId { get; }

    private bool Flag => _verdicts.Graph.Find(TwinId)?.Property(_options.FlagPath) is { Value.ValueKind: JsonValueKind.True };

    public async ValueTask AddAsync(long timeNs, double value, CancellationToken cancel)
    {
        if (_detector.Baseline is null && timeNs >= _nextLoadNs)
        {
            _nextLoadNs = timeNs + RetryNs;
            await LoadAsync(timeNs, cancel).ConfigureAwait(false);
        }

        if (_detector.FaultPredicted != Flag)
        {
            _detector.Reset(Flag);
        }

        if (_detector.Add(timeNs, value) is { } finding)
        {
            await ActAsync(finding, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>Learns the normal from the time before a fault, and goes through the last windows again.</summary>
    private async ValueTask LoadAsync(long timeNs, CancellationToken cancel)
    {
        long until = _verdicts.RaisedAt(Rule, TwinId) is { } raised ? Math.Min(EpochTime.ToNs(raised), timeNs) : timeNs;
        long from = until - EpochTime.ToNs(_options.BaselineLookback);
        if (await _stored.BaselineAsync(TwinId, _options.RmsPath, from, until, cancel).ConfigureAwait(false) is not { } baseline)
        {
            return;
        }

        _detector.Use(baseline);
        long recent = timeNs - EpochTime.ToNs(_options.Window * (_options.RaiseWindows + 1));
        foreach ((long storedNs, double value) in await _stored.ReadAsync(TwinId, _options.RmsPath, recent, timeNs, cancel).ConfigureAwait(false))
        {
            if (_detector.Add(storedNs, value) is { } finding)
            {
                await ActAsync(finding, cancel).ConfigureAwait(false);
            }
        }
    }

    private ValueTask ActAsync(BearingFinding finding, CancellationToken cancel)
    {
        List<PropertyWrite> writes = [PropertyWrite.Flag(_options.FlagPath, finding.FaultPredicted)];
        if (_verdicts.Graph.Find(TwinId) is { } twin && _verdicts.Graph.Models.Resolve(twin.ModelId, HealthPrediction.PropertyName) is not null)
        {
            writes.Add(PropertyWrite.Text(HealthPrediction.PropertyName, finding.FaultPredicted ? HealthPrediction.FaultPredicted : HealthPrediction.Ok));
        }

        AlertCondition condition = new(Rule, TwinId, _options.Component, AlertPriority.High, $"Bearing fault predicted at {TwinId}", Evidence(finding));
        return finding.FaultPredicted ? _verdicts.RaiseAsync(condition, writes, cancel) : _verdicts.ReturnAsync(condition, writes, cancel);
    }

    private string Evidence(BearingFinding finding)
    {
        string measured = string.Create(
            CultureInfo.InvariantCulture,
            $"{finding.Faulty} of {finding.Usable} measurements of the last {_options.Window.TotalSeconds:0} s lie above {finding.LimitG:0.0000} g; their median is {finding.MedianG:0.0000} g, {finding.MedianG / finding.Baseline.MedianG:0.00} times this machine's normal of {finding.Baseline.MedianG:0.0000} g");
        return finding.FaultPredicted
            ? string.Create(CultureInfo.InvariantCulture, $"{measured}. At least {_options.FaultyShare:P0} looked faulty in {_options.RaiseWindows} windows running. Plan an inspection of {_options.Component}: listen, check grease and temperature, have a spare ready.")
            : string.Create(CultureInfo.InvariantCulture, $"{measured}. {_options.ClearWindows} clean windows running.");
    }
}
