namespace BatteryTwin.Domain.Alarms.Rules;

/// <summary>What is planned for a place at a time.</summary>
/// <param name="Shift">A shift is there.</param>
/// <param name="Production">The shift is to produce.</param>
/// <param name="PlannedWork">A planned stop lasts, or an order is being worked on.</param>
public readonly record struct PlantMode(bool Shift, bool Production, bool PlannedWork)
{
    /// <summary>Around the clock, without planned work: what holds where nobody says otherwise.</summary>
    public static PlantMode Working { get; } = new(true, true, false);

    /// <summary>A rule may sound.</summary>
    public bool Allows(AlarmRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        bool inTime = rule.Schedule switch
        {
            RuleSchedule.Shifts => Shift,
            RuleSchedule.Production => Production,
            _ => true,
        };
        return inTime && !(rule.SilentInPlannedWork && PlannedWork);
    }
}
