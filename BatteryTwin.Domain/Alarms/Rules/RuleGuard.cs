namespace BatteryTwin.Domain.Alarms.Rules;

/// <summary>
/// When what a rule reads means anything: a machine that stands neither vibrates nor gets warm. Values that come while another field of the same twin is not beyond a limit, or has
/// not been for long enough, are passed over: they are neither judged nor learned from, and what stood before goes on standing. Where nothing is known of that field, nothing is passed over.
/// </summary>
public sealed record RuleGuard
{
    /// <summary>Telemetry of the twin that the rule is watched at.</summary>
    public required string Field { get; init; }

    /// <summary>On which side of the limit the machine works.</summary>
    public RuleDirection Direction { get; init; }

    /// <summary>In the unit of the field.</summary>
    public required double Limit { get; init; }

    /// <summary>Values count again when the machine has worked so long.</summary>
    public TimeSpan Settle { get; init; }

    internal void AddFaults(List<string> faults)
    {
        RuleFaults.Text(faults, "onlyWhile.field", Field, 200, needed: true);
        RuleFaults.Known(faults, "onlyWhile.direction", Direction);
        RuleFaults.Number(faults, "onlyWhile.limit", Limit);
        RuleFaults.Span(faults, "onlyWhile.settle", Settle, TimeSpan.Zero, AlarmRule.MaxDelay);
    }
}
