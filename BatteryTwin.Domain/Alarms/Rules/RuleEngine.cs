using BatteryTwin.Domain.Alarms.Rules.Conditions;
using BatteryTwin.Domain.Alarms.Rules.Evaluation;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Domain.Alarms.Rules;

/// <summary>
/// Evaluates rules over values in order of time, live or from the past. Of fixed size for each rule and place; places beyond
/// <see cref="MostPoints"/> are not watched and counted. Not safe for concurrent use.
/// </summary>
public sealed class RuleEngine
{
    /// <summary>Rules times places that are watched.</summary>
    public const int MostPoints = 20_000;

    private static readonly (RulePoint Point, int Slot)[] s_nobody = [];

    private readonly RuleSet _rules;
    private readonly IAlarmPlant _plant;
    private readonly Func<string, string, bool> _stands;
    private readonly Dictionary<(string TwinId, string Field), (RulePoint Point, int Slot)[]> _readers = [];
    private readonly Dictionary<(string Rule, string TwinId), RulePoint> _points = [];
    private readonly List<RulePoint> _order = [];
    private readonly PlantModes _modes;
    private readonly List<RuleEvent> _events = [];
    private readonly HashSet<string> _fields;
    private readonly bool _joins;
    private long _nextNs = long.MaxValue;

    /// <param name="rules">The rules.</param>
    /// <param name="plant">Containment, calendars, planned work.</param>
    /// <param name="stands">An alert of a rule stands at a twin when evaluation begins.</param>
    public RuleEngine(RuleSet rules, IAlarmPlant plant, Func<string, string, bool>? stands = null)
    {
        ArgumentNullException.ThrowIfNull(rules);
        _rules = rules;
        _plant = plant;
        _modes = new(plant);
        _stands = stands ?? ((_, _) => false);
        _fields = [.. rules.Rules.SelectMany(rule => rule.Fields)];
        _joins = rules.Rules.Any(rule => rule.Condition is CompoundCondition);
    }

    /// <summary>Fields that any rule reads.</summary>
    public IReadOnlyCollection<string> Fields => _fields;

    /// <summary>Rules times places that are watched.</summary>
    public int PointCount => _points.Count;

    /// <summary>Rules times places that are not, since there are too many.</summary>
    public long Unwatched { get; private set; }

    /// <summary>Takes the events since the last call, in order.</summary>
    public IReadOnlyList<RuleEvent> Take()
    {
        if (_events.Count == 0)
        {
            return [];
        }

        RuleEvent[] taken = [.. _events];
        _events.Clear();
        return taken;
    }

    /// <summary>Takes a value; nothing but finite numbers are values.</summary>
    public void Add(string twinId, string field, long timeNs, double value)
    {
        if (!_fields.Contains(field) || !double.IsFinite(value))
        {
            return;
        }

        foreach ((RulePoint point, int slot) in Readers(twinId, field))
        {
            // A delay that ended before this value ended then.
            if (point.NextNs < timeNs)
            {
                long due = point.NextNs;
                point.Step(due);
                Settle(point, due);
            }

            point.Add(slot, timeNs, value);
            Settle(point, timeNs);
        }
    }

    /// <summary>Lets time pass: delays end, data is missed, calendars open and close.</summary>
    public void Advance(long timeNs)
    {
        // Delays end one by one at their own instants, so that rules joined from others see them in order.
        for (int rounds = 0; _nextNs <= timeNs && rounds < MostPoints; rounds++)
        {
            long due = _nextNs;
            _nextNs = long.MaxValue;
            foreach (RulePoint point in _order)
            {
                if (point.NextNs <= due)
                {
                    point.Step(due);
                    Settle(point, due);
                }

                _nextNs = Math.Min(_nextNs, point.NextNs);
            }
        }

        _nextNs = long.MaxValue;
        foreach (RulePoint point in _order)
        {
            point.Step(timeNs);
            Sound(point, timeNs);
            _nextNs = Math.Min(_nextNs, point.NextNs);
        }
    }

    /// <summary>What stands now: rule and twin, with the evidence.</summary>
    public IEnumerable<(AlarmRule Rule, string TwinId, string Evidence)> Standing() =>
        _order.Where(point => point.Active && point.Rule.Enabled).Select(point => (point.Rule, point.TwinId, point.Evidence));

    /// <summary>A rule is watched at a twin: something it reads has been there.</summary>
    public bool IsWatched(string ruleId, string twinId) => _points.ContainsKey((ruleId, twinId));

    /// <summary>Twins that a rule is watched at.</summary>
    public IReadOnlyList<string> Places(string ruleId) => [.. _order.Where(point => point.Rule.Id == ruleId).Select(point => point.TwinId)];

    /// <summary>How many places each rule is watched at, and at how many of them its alert stands, by id.</summary>
    public IReadOnlyDictionary<string, (int Watched, int Standing)> Tally() =>
        _order.GroupBy(point => point.Rule.Id).ToDictionary(points => points.Key, points => (points.Count(), points.Count(point => point.Active && point.Rule.Enabled)), StringComparer.Ordinal);

    /// <summary>Plans of the plant changed: modes are asked anew.</summary>
    public void ForgetModes() => _modes.Forget();

    private void Settle(RulePoint point, long timeNs)
    {
        Sound(point, timeNs);
        _nextNs = Math.Min(_nextNs, point.NextNs);
        foreach (RulePoint joining in point.Joining)
        {
            joining.Step(timeNs);
            Sound(joining, timeNs);
            _nextNs = Math.Min(_nextNs, joining.NextNs);
        }
    }

    private void Sound(RulePoint point, long timeNs)
    {
        if (!point.Held && !point.Active)
        {
            return;
        }

        bool active = point.Held && ModeAt(point, timeNs).Allows(point.Rule);
        if (active != point.Active)
        {
            point.Active = active;
            if (point.Rule.Enabled)
            {
                _events.Add(new(point.Rule, point.TwinId, timeNs, active, point.Evidence));
            }
        }
    }

    private PlantMode ModeAt(RulePoint point, long timeNs) =>
        point.Rule is { Schedule: RuleSchedule.Always, SilentInPlannedWork: false } ? PlantMode.Working : _modes.At(point.TwinId, EpochTime.FromNs(timeNs));

    private (RulePoint Point, int Slot)[] Readers(string twinId, string field)
    {
        if (_readers.TryGetValue((twinId, field), out (RulePoint Point, int Slot)[]? readers))
        {
            return readers;
        }

        List<(RulePoint Point, int Slot)> found = [];
        IReadOnlyList<string> wholes = _plant.WholesOf(twinId);
        foreach (AlarmRule rule in _rules.Rules)
        {
            int[] slots = [.. Enumerable.Range(0, rule.Condition.Fields.Count).Where(slot => rule.Condition.Fields[slot] == field)];
            bool guards = rule.OnlyWhile?.Field == field;
            RulePoint? point = slots.Length > 0 && _rules.IsWatched(rule, twinId, wholes) ? PointOf(rule, twinId) : guards ? _points.GetValueOrDefault((rule.Id, twinId)) : null;
            if (point is null)
            {
                continue;
            }

            // A guard comes before what it guards, which may be the same field. It watches no place by itself.
            int[] all = guards ? [RulePoint.GuardSlot, .. slots] : slots;
            found.AddRange(all.Select(slot => (point, slot)));
        }

        if (found.Count > 0 && _joins)
        {
            AddJoins(twinId);
        }

        return _readers[(twinId, field)] = found.Count == 0 ? s_nobody : [.. found];
    }

    private RulePoint? PointOf(AlarmRule rule, string twinId)
    {
        if (_points.TryGetValue((rule.Id, twinId), out RulePoint? point))
        {
            return point;
        }

        if (_points.Count >= MostPoints)
        {
            Unwatched++;
            return null;
        }

        point = new(rule, twinId, rule.Enabled && _stands(rule.AlertRule, twinId));
        _points.Add((rule.Id, twinId), point);
        _order.Add(point);
        if (rule.OnlyWhile is { } guard)
        {
            _readers.Remove((twinId, guard.Field));
        }

        return point;
    }

    /// <summary>Rules that join what is watched at a twin, there or elsewhere, get their terms; the order of points stays that of the rules.</summary>
    private void AddJoins(string twinId)
    {
        foreach (AlarmRule rule in _rules.Rules.Where(rule => rule.Condition is CompoundCondition))
        {
            CompoundCondition condition = (CompoundCondition)rule.Condition;
            if (rule.Covers(_plant.WholesOf(twinId)) && condition.Terms.Any(term => term.Twin is null && _points.ContainsKey((term.Rule, twinId))))
            {
                PointOf(rule, twinId);
            }
        }

        RuleJoins.Link(_order, _points, _rules);
    }
}
