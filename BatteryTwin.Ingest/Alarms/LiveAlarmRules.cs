using BatteryTwin.Domain.Alarms;
using BatteryTwin.Domain.Alarms.Rules;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Trust;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Alarms.Api;
using BatteryTwin.Ingest.Live.Trust;
using BatteryTwin.Ingest.Pipeline;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Alarms;

/// <summary>
/// Evaluates the rules on live telemetry and lets the alert log say what they say. Backfilled points, points from the future and signals of bad quality are
/// passed over, as detectors do. At a start and after a change of rules or plant the past that the rules remember is run through a fresh evaluator.
/// </summary>
internal sealed class LiveAlarmRules : BackgroundService, ITelemetryObserver
{
    private const long LargestLeadNs = 300 * EpochTime.NsPerSecond;
    private const long MinuteNs = 60 * EpochTime.NsPerSecond;

    /// <summary>Up to here rules see the values as stored when they look back, beyond it means of minutes.</summary>
    private const long LongestRawNs = 2 * 60 * MinuteNs;

    private static readonly TimeSpan s_tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_plansHold = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly IAlarmRules _rules;
    private readonly IAlarmPlant _plant;
    private readonly RuleValues _values;
    private readonly IAlertLog _alerts;
    private readonly IAlertRaising _raising;
    private readonly ITelemetryTrust _trust;
    private readonly ITwinGraph _graph;
    private readonly TimeProvider _time;
    private readonly ILogger<LiveAlarmRules> _logger;
    private RuleSet _set = RuleSet.Empty;
    private RuleEngine _engine;
    private DateTimeOffset _plansAsked;
    private bool _differs;
    private volatile bool _outdated = true;

    public LiveAlarmRules(
        IAlarmRules rules, IAlarmPlant plant, RuleValues values, IAlertLog alerts, IAlertRaising raising, ITelemetryTrust trust, ITwinGraph graph, TimeProvider time, ILogger<LiveAlarmRules> logger)
    {
        (_rules, _plant, _values, _alerts, _raising, _trust, _graph, _time, _logger) = (rules, plant, values, alerts, raising, trust, graph, time, logger);
        _engine = new(RuleSet.Empty, plant);
        rules.Changed += Outdate;
        graph.StructureChanged += Outdate;
    }

    public string Name => "alarm-rules";

    public bool OnlyTwins => true;

    /// <summary>How many places each rule is watched at, and at how many its alert stands.</summary>
    public IReadOnlyDictionary<string, (int Watched, int Standing)> Tally { get; private set; } = new Dictionary<string, (int Watched, int Standing)>();

    /// <summary>A kept rule with where it is watched now.</summary>
    public AlarmRuleView View(StoredAlarmRule stored)
    {
        (int watched, int standing) = Tally.GetValueOrDefault(stored.Rule.Id);
        return new(stored.Rule, stored.Version, stored.ChangedAt, stored.ChangedBy, watched, standing);
    }

    public async ValueTask ObserveAsync(TelemetryBatch batch, IngestSource source, CancellationToken cancel)
    {
        if (source.Historical || _rules.All.Count == 0)
        {
            return;
        }

        await _turn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            await RenewAsync(cancel).ConfigureAwait(false);
            Add(batch);
            await TellAsync(cancel).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Lets time pass up to now, and tells the alert log.</summary>
    public async Task TickAsync(CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            await RenewAsync(cancel).ConfigureAwait(false);
            DateTimeOffset now = _time.GetUtcNow();
            if (now - _plansAsked >= s_plansHold)
            {
                _plansAsked = now;
                _engine.ForgetModes();
            }

            _engine.Advance(EpochTime.ToNs(now));
            await TellAsync(cancel).ConfigureAwait(false);
            Tally = _engine.Tally();
        }
        finally
        {
            _turn.Release();
        }
    }

    public override void Dispose()
    {
        _rules.Changed -= Outdate;
        _graph.StructureChanged -= Outdate;
        base.Dispose();
        _turn.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(s_tick, _time);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                await TickAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception problem) when (problem is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                _logger.LogError(problem, "Alarm rules could not be evaluated; they are again in {Seconds} s", s_tick.TotalSeconds);
            }
        }
    }

    private void Outdate() => _outdated = true;

    private void Add(TelemetryBatch batch)
    {
        bool[] heard = [.. batch.Series.Select(series => series.Key.Twin is not null
            && series.Type != FieldType.String
            && _engine.Fields.Contains(series.Key.Field)
            && _trust.Of(series.Key)?.Quality != SignalQuality.Bad)];
        if (!heard.Contains(true))
        {
            return;
        }

        long latestNs = _time.NowNs() + LargestLeadNs;
        for (int i = 0; i < batch.Count; i++)
        {
            int series = batch.SeriesIndexes[i];
            if (heard[series] && batch.TimesNs[i] <= latestNs)
            {
                _engine.Add(batch.Series[series].Key.Twin!, batch.Series[series].Key.Field, batch.TimesNs[i], batch.ValueAt(i).ToDouble());
            }
        }
    }

    /// <summary>Begins anew with the rules and the plant as they are now.</summary>
    private async Task RenewAsync(CancellationToken cancel)
    {
        if (!_outdated)
        {
            return;
        }

        _outdated = false;
        try
        {
            _set = RuleSet.Of(_rules.All.Select(stored => stored.Rule));
            HashSet<(string Rule, string TwinId)> standing = [.. Raised().Select(alert => (alert.Rule, alert.TwinId))];
            RuleEngine engine = new(_set, _plant, (rule, twin) => standing.Contains((rule, twin)));
            await WarmAsync(engine, cancel).ConfigureAwait(false);
            engine.Advance(_time.NowNs());
            engine.Take();
            (_engine, _differs) = (engine, true);
        }
        catch
        {
            _outdated = true;
            throw;
        }
    }

    private async Task WarmAsync(RuleEngine engine, CancellationToken cancel)
    {
        long nowNs = _time.NowNs();
        SeriesLatest[] latest = [.. (await _values.LatestAsync(_set, cancel).ConfigureAwait(false)).Where(series => _trust.Of(series.Key)?.Quality != SignalQuality.Bad)];
        long memoryNs = _set.Rules.Where(rule => rule.Condition.Memory > TimeSpan.Zero || rule.OnDelay > TimeSpan.Zero).Select(rule => EpochTime.ToNs(rule.Memory)).DefaultIfEmpty().Max();

        // What is older than the memory of every rule is still the last that is known of a silent series.
        foreach (SeriesLatest last in latest.Where(last => last.TimeNs < nowNs - memoryNs).OrderBy(last => last.TimeNs))
        {
            engine.Add(last.Key.Twin!, last.Key.Field, last.TimeNs, last.Value.ToDouble());
        }

        long fromNs = nowNs - memoryNs;
        await foreach (RuleValue[] values in _values.ReadAsync(latest, fromNs, nowNs + 1, memoryNs > LongestRawNs ? MinuteNs : null, cancel).ConfigureAwait(false))
        {
            foreach (RuleValue value in values)
            {
                engine.Add(value.TwinId, value.Field, value.TimeNs, value.Value);
            }

            engine.Take();
        }
    }

    /// <summary>Brings the alert log to what the rules say; what cannot be done now is done the next time.</summary>
    private async Task TellAsync(CancellationToken cancel)
    {
        if (_engine.Take().Count == 0 && !_differs)
        {
            return;
        }

        _differs = true;
        Dictionary<(string Rule, string TwinId), (AlarmRule Rule, string Evidence)> says = _engine.Standing().ToDictionary(alarm => (alarm.Rule.AlertRule, alarm.TwinId), alarm => (alarm.Rule, alarm.Evidence));
        HashSet<(string Rule, string TwinId)> raised = [.. Raised().Select(alert => (alert.Rule, alert.TwinId))];
        foreach (((string Rule, string TwinId) place, (AlarmRule rule, string evidence)) in says.Where(pair => !raised.Contains(pair.Key)))
        {
            string advice = string.IsNullOrWhiteSpace(rule.Advice) ? string.Empty : $" {rule.Advice.Trim().TrimEnd('.')}.";
            await _raising.RaiseAsync(new(place.Rule, place.TwinId, ComponentOf(rule), rule.Priority, $"{rule.Name} at {place.TwinId}", $"{evidence}.{advice}"), cancel).ConfigureAwait(false);
        }

        foreach (Alert gone in Raised().Where(alert => !says.ContainsKey((alert.Rule, alert.TwinId)) && IsJudged(alert)))
        {
            await _raising.ReturnAsync(gone.Rule, gone.TwinId, gone.Component, cancel).ConfigureAwait(false);
        }

        _differs = false;
    }

    /// <summary>The rule has had something to judge the place by, or watches it no more: silence alone ends no alert.</summary>
    private bool IsJudged(Alert alert) =>
        _set.Rules.FirstOrDefault(rule => rule.AlertRule == alert.Rule) is not { Enabled: true } rule
        || _engine.IsWatched(rule.Id, alert.TwinId)
        || !rule.Covers(_plant.WholesOf(alert.TwinId));

    private IEnumerable<Alert> Raised() => _alerts.Open.Where(alert => alert.Active && AlarmRule.IsRuleAlert(alert.Rule));

    private static string? ComponentOf(AlarmRule rule) => rule.Condition.Fields is [var field, ..] && field.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? field[..dot] : null;
}
