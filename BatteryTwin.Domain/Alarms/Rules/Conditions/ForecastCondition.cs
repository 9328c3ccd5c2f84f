using BatteryTwin.Domain.Alarms.Rules.Evaluation;

namespace BatteryTwin.Domain.Alarms.Rules.Conditions;

/// <summary>
/// The remaining life of a component is now judged shorter than the prediction interval of an earlier forecast allowed, the time since then taken off:
/// it wears faster than was foreseen. Time is counted by the clock, the cautious side, since a machine that stands uses no life.
/// </summary>
public sealed record ForecastCondition : RuleCondition
{
    /// <summary>Component with live remaining life.</summary>
    public required string Component { get; init; }

    /// <summary>How old the earlier forecast is.</summary>
    public TimeSpan Lookback { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Hours of life that the median must lie below the interval.</summary>
    public double MarginHours { get; init; }

    /// <summary>Hours of life it must come back inside.</summary>
    public double Hysteresis { get; init; }

    public override IReadOnlyList<string> Fields => [$"{Component}.RemainingUsefulLifeHours", $"{Component}.RemainingUsefulLifeLowerHours"];

    public override TimeSpan Memory => Lookback + Lookback;

    internal override void AddFaults(List<string> faults)
    {
        RuleFaults.Text(faults, "condition.component", Component, 200, needed: true);
        RuleFaults.Span(faults, "condition.lookback", Lookback, TimeSpan.FromMinutes(10), TimeSpan.FromDays(3));
        RuleFaults.Number(faults, "condition.marginHours", MarginHours, 0);
        RuleFaults.Number(faults, "condition.hysteresis", Hysteresis, 0);
    }

    internal override ConditionState NewState(TimeSpan staleAfter) => new ForecastState(this, staleAfter);
}
