using System.Collections.Immutable;
using System.Globalization;
using BatteryTwin.Domain.Alarms;
using BatteryTwin.Domain.Alarms.Rules;
using BatteryTwin.Domain.Alarms.Rules.Conditions;
using BatteryTwin.Domain.Production;

namespace BatteryTwin.Web.State.Alarms;

/// <summary>A rule as people type it: texts, until they make a rule.</summary>
public sealed class AlarmRuleDraft
{
    /// <summary>Empty for a new rule, whose id follows from its name.</summary>
    public string Id { get; set; } = string.Empty;

    public string Name { get; set; } = string.Empty;

    public AlertPriority Priority { get; set; } = AlertPriority.Caution;

    public string Advice { get; set; } = string.Empty;

    /// <summary>Twins, apart by commas.</summary>
    public string Places { get; set; } = string.Empty;

    public ConditionKind Kind { get; set; }

    public string Field { get; set; } = string.Empty;

    public RuleDirection Direction { get; set; }

    public string Limit { get; set; } = string.Empty;

    public string Hysteresis { get; set; } = "0";

    public string WindowMinutes { get; set; } = "60";

    public string Factor { get; set; } = "6";

    public string LearningHours { get; set; } = "24";

    public string LeastSpread { get; set; } = "0";

    public string Component { get; set; } = string.Empty;

    public string LookbackHours { get; set; } = "24";

    public string MarginHours { get; set; } = "0";

    public string MissingMinutes { get; set; } = "5";

    public JoinKind Join { get; set; }

    /// <summary>Rules that are joined.</summary>
    public ImmutableArray<RuleTerm> Terms { get; set; } = [];

    /// <summary>Telemetry that says that the machine works; empty = values always count.</summary>
    public string GuardField { get; set; } = string.Empty;

    public RuleDirection GuardDirection { get; set; }

    public string GuardLimit { get; set; } = "0";

    public string GuardSettleMinutes { get; set; } = "10";

    public string OnDelaySeconds { get; set; } = "30";

    public string OffDelaySeconds { get; set; } = "60";

    public string StaleMinutes { get; set; } = "5";

    public RuleSchedule Schedule { get; set; }

    public bool SilentInPlannedWork { get; set; } = true;

    public bool Enabled { get; set; }

    public static AlarmRuleDraft Of(AlarmRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        AlarmRuleDraft draft = new()
        {
            Id = rule.Id,
            Name = rule.Name,
            Priority = rule.Priority,
            Advice = rule.Advice ?? string.Empty,
            Places = string.Join(", ", rule.Places),
            OnDelaySeconds = RuleWords.Number(rule.OnDelay.TotalSeconds),
            OffDelaySeconds = RuleWords.Number(rule.OffDelay.TotalSeconds),
            StaleMinutes = RuleWords.Number(rule.StaleAfter.TotalMinutes),
            Schedule = rule.Schedule,
            SilentInPlannedWork = rule.SilentInPlannedWork,
            Enabled = rule.Enabled,
        };
        if (rule.OnlyWhile is { } guard)
        {
            (draft.GuardField, draft.GuardDirection, draft.GuardLimit, draft.GuardSettleMinutes) = (guard.Field, guard.Direction, RuleWords.Number(guard.Limit), RuleWords.Number(guard.Settle.TotalMinutes));
        }

        draft.Take(rule.Condition);
        return draft;
    }

    /// <summary>What is typed, as a rule; with faults where it is none. Faults of the rule itself are not among them.</summary>
    public (AlarmRule? Rule, IReadOnlyList<string> Faults) ToRule()
    {
        List<string> faults = [];
        RuleCondition condition = Kind switch
        {
            ConditionKind.Rate => new RateCondition { Field = Field.Trim(), Direction = Direction, LimitPerHour = TypedNumber.Read(faults, "Limit", Limit), Hysteresis = TypedNumber.Read(faults, "Hysteresis", Hysteresis), Window = TypedNumber.Time(faults, "Window", WindowMinutes, TimeSpan.TicksPerMinute) },
            ConditionKind.Deviation => new DeviationCondition { Field = Field.Trim(), Factor = TypedNumber.Read(faults, "Standard deviations", Factor), Hysteresis = TypedNumber.Read(faults, "Hysteresis", Hysteresis), LeastSpread = TypedNumber.Read(faults, "Least spread", LeastSpread), Learning = TypedNumber.Time(faults, "Learned from", LearningHours, TimeSpan.TicksPerHour) },
            ConditionKind.Forecast => new ForecastCondition { Component = Component.Trim(), Lookback = TypedNumber.Time(faults, "Earlier by", LookbackHours, TimeSpan.TicksPerHour), MarginHours = TypedNumber.Read(faults, "Margin", MarginHours), Hysteresis = TypedNumber.Read(faults, "Hysteresis", Hysteresis) },
            ConditionKind.Missing => new MissingCondition { Field = Field.Trim(), After = TypedNumber.Time(faults, "No value for", MissingMinutes, TimeSpan.TicksPerMinute) },
            ConditionKind.Compound => new CompoundCondition { Join = Join, Terms = Terms },
            _ => new ThresholdCondition { Field = Field.Trim(), Direction = Direction, Limit = TypedNumber.Read(faults, "Limit", Limit), Hysteresis = TypedNumber.Read(faults, "Hysteresis", Hysteresis) },
        };
        AlarmRule rule = new()
        {
            Id = Id.Length > 0 ? Id : RuleWords.IdOf(Name),
            Name = Name.Trim(),
            Priority = Priority,
            Advice = string.IsNullOrWhiteSpace(Advice) ? null : Advice.Trim(),
            Places = [.. PlaceList],
            Condition = condition,
            OnlyWhile = !TakesGuard || string.IsNullOrWhiteSpace(GuardField)
                ? null
                : new() { Field = GuardField.Trim(), Direction = GuardDirection, Limit = TypedNumber.Read(faults, "Limit of the working machine", GuardLimit), Settle = TypedNumber.Time(faults, "Settles for", GuardSettleMinutes, TimeSpan.TicksPerMinute) },
            OnDelay = TypedNumber.Time(faults, "Must hold for", OnDelaySeconds, TimeSpan.TicksPerSecond),
            OffDelay = TypedNumber.Time(faults, "Must be gone for", OffDelaySeconds, TimeSpan.TicksPerSecond),
            StaleAfter = TypedNumber.Time(faults, "A reading holds for", StaleMinutes, TimeSpan.TicksPerMinute),
            Schedule = Schedule,
            SilentInPlannedWork = SilentInPlannedWork,
            Enabled = Enabled,
        };
        return faults.Count == 0 ? (rule, rule.Faults()) : (null, faults);
    }

    public IReadOnlyList<string> PlaceList => [.. Places.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    /// <summary>The condition is one on values, which a standing machine may make meaningless.</summary>
    public bool TakesGuard => Kind is not (ConditionKind.Missing or ConditionKind.Compound);

    /// <summary>The side of a threshold on which nothing is wrong; null for other conditions.</summary>
    public NormalBand? Band => Kind == ConditionKind.Threshold && double.TryParse(Limit, NumberStyles.Float, CultureInfo.InvariantCulture, out double limit) && double.IsFinite(limit)
        ? Direction == RuleDirection.Above ? new(null, limit) : new(limit, null)
        : null;

    private void Take(RuleCondition condition)
    {
        Kind = condition switch
        {
            RateCondition => ConditionKind.Rate,
            DeviationCondition => ConditionKind.Deviation,
            ForecastCondition => ConditionKind.Forecast,
            MissingCondition => ConditionKind.Missing,
            CompoundCondition => ConditionKind.Compound,
            _ => ConditionKind.Threshold,
        };
        switch (condition)
        {
            case ThresholdCondition threshold:
                (Field, Direction, Limit, Hysteresis) = (threshold.Field, threshold.Direction, RuleWords.Number(threshold.Limit), RuleWords.Number(threshold.Hysteresis));
                break;
            case RateCondition rate:
                (Field, Direction, Limit, Hysteresis, WindowMinutes) = (rate.Field, rate.Direction, RuleWords.Number(rate.LimitPerHour), RuleWords.Number(rate.Hysteresis), RuleWords.Number(rate.Window.TotalMinutes));
                break;
            case DeviationCondition deviation:
                (Field, Factor, Hysteresis, LeastSpread, LearningHours) = (deviation.Field, RuleWords.Number(deviation.Factor), RuleWords.Number(deviation.Hysteresis), RuleWords.Number(deviation.LeastSpread), RuleWords.Number(deviation.Learning.TotalHours));
                break;
            case ForecastCondition forecast:
                (Component, LookbackHours, MarginHours, Hysteresis) = (forecast.Component, RuleWords.Number(forecast.Lookback.TotalHours), RuleWords.Number(forecast.MarginHours), RuleWords.Number(forecast.Hysteresis));
                break;
            case MissingCondition missing:
                (Field, MissingMinutes) = (missing.Field, RuleWords.Number(missing.After.TotalMinutes));
                break;
            case CompoundCondition compound:
                (Join, Terms) = (compound.Join, compound.Terms);
                break;
            default:
                break;
        }
    }
}
