using BatteryTwin.Domain.Alarms.Rules;
using BatteryTwin.Domain.Alarms.Rules.Conditions;
using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Domain.Tests.Alarms.Rules;

/// <summary>An evaluator over a plant with one line of two stations; times in seconds from a fixed start.</summary>
internal sealed class RuleBench : IAlarmPlant
{
    public const string Mixer = "Mixer";
    public const string Coater = "Coater";

    public static readonly DateTimeOffset Start = new(2026, 3, 2, 6, 0, 0, TimeSpan.Zero);

    private readonly RuleEngine _engine;

    public RuleBench(params AlarmRule[] rules)
        : this([], rules)
    {
    }

    public RuleBench(IReadOnlyList<(double FromS, PlantMode Mode)> modes, params AlarmRule[] rules)
    {
        Modes = modes;
        _engine = new(RuleSet.Of(rules), this);
    }

    public RuleEngine Engine => _engine;

    public List<RuleEvent> Events { get; } = [];

    public IReadOnlyList<(double FromS, PlantMode Mode)> Modes { get; set; }

    public bool KnowsPlans => true;

    public static AlarmRule Rule(string id, RuleCondition condition) => new()
    {
        Id = id,
        Name = $"Rule {id}",
        Places = ["Line"],
        Condition = condition,
        Enabled = true,
        StaleAfter = TimeSpan.FromMinutes(10),
    };

    public static ThresholdCondition Above(double limit, double hysteresis = 0, string field = "speed") => new() { Field = field, Limit = limit, Hysteresis = hysteresis };

    public RuleBench Add(double second, double value, string twin = Mixer, string field = "speed")
    {
        _engine.Add(twin, field, Ns(second), value);
        Events.AddRange(_engine.Take());
        return this;
    }

    public RuleBench Advance(double second)
    {
        _engine.Advance(Ns(second));
        Events.AddRange(_engine.Take());
        return this;
    }

    /// <summary>What happened: + raised, - returned, with the second, and the rule and twin where they matter.</summary>
    public string Story => string.Join(' ', Events.Select(happened => $"{(happened.Raised ? '+' : '-')}{(happened.TimeNs - Ns(0)) / 1e9:0.###}"));

    public string StoryByRule => string.Join(' ', Events.Select(happened => $"{(happened.Raised ? '+' : '-')}{happened.Rule.Id}@{(happened.TimeNs - Ns(0)) / 1e9:0.###}"));

    public IReadOnlyList<string> WholesOf(string twinId) => ["Plant", "Line", twinId];

    IReadOnlyList<(DateTimeOffset From, PlantMode Mode)> IAlarmPlant.Modes(string twinId, DateTimeOffset from, DateTimeOffset to) =>
    [
        (from, Modes.LastOrDefault(mode => At(mode.FromS) <= from, (0, PlantMode.Working)).Mode),
        .. Modes.Where(mode => At(mode.FromS) > from && At(mode.FromS) < to).Select(mode => (At(mode.FromS), mode.Mode)),
    ];

    public IReadOnlyList<CalendarSpan> Shifts(string twinId, DateTimeOffset from, DateTimeOffset to) => [];

    public static DateTimeOffset At(double second) => Start.AddSeconds(second);

    public static long Ns(double second) => EpochTime.ToNs(At(second));
}
