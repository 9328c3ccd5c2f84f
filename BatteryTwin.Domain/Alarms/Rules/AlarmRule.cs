using System.Collections.Immutable;
using BatteryTwin.Domain.Alarms.Rules.Conditions;

namespace BatteryTwin.Domain.Alarms.Rules;

/// <summary>
/// What calls for an alert, written by people: a condition, the places it is watched at, delays against wavering, and when it may sound.
/// </summary>
public sealed record AlarmRule
{
    public const int MostPlaces = 200;

    /// <summary>Longest delay.</summary>
    public static readonly TimeSpan MaxDelay = TimeSpan.FromHours(24);

    private const string AlertPrefix = "rule:";

    /// <summary>Lower-case letters, digits and hyphens; fixed for the rule's life.</summary>
    public required string Id { get; init; }

    /// <summary>What is wrong when it holds, as the alert's title says it.</summary>
    public required string Name { get; init; }

    public AlertPriority Priority { get; init; } = AlertPriority.Caution;

    /// <summary>What to do about it; stands in the alert.</summary>
    public string? Advice { get; init; }

    /// <summary>Twins at which it is watched, each with everything it contains; <c>*</c> = everywhere.</summary>
    public ImmutableArray<string> Places { get; init; } = [];

    public required RuleCondition Condition { get; init; }

    /// <summary>When its values mean anything; null = always.</summary>
    public RuleGuard? OnlyWhile { get; init; }

    /// <summary>The condition must hold so long before the rule holds.</summary>
    public TimeSpan OnDelay { get; init; }

    /// <summary>The condition must be gone so long before the rule no longer holds.</summary>
    public TimeSpan OffDelay { get; init; }

    /// <summary>A reading says nothing any more after this time.</summary>
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromMinutes(5);

    public RuleSchedule Schedule { get; init; }

    /// <summary>Silent during planned stops and while an order is worked on.</summary>
    public bool SilentInPlannedWork { get; init; }

    /// <summary>It raises alerts. Rules that others join need not.</summary>
    public bool Enabled { get; init; }

    /// <summary>Name of the rule in the alerts it raises.</summary>
    public string AlertRule => AlertPrefix + Id;

    /// <summary>True for the name of a rule in an alert that a rule of this kind raised.</summary>
    public static bool IsRuleAlert(string alertRule)
    {
        ArgumentNullException.ThrowIfNull(alertRule);
        return alertRule.StartsWith(AlertPrefix, StringComparison.Ordinal);
    }

    /// <summary>How much of the past it must have seen to judge the present.</summary>
    public TimeSpan Memory => Condition.Memory + OnDelay + StaleAfter + (OnlyWhile?.Settle ?? TimeSpan.Zero);

    /// <summary>What it reads of a twin: the condition's fields and that of the guard.</summary>
    public IEnumerable<string> Fields => OnlyWhile is null ? Condition.Fields : Condition.Fields.Append(OnlyWhile.Field);

    /// <summary>What is wrong with it by itself, each fault with its member; empty when it can be kept. <see cref="RuleSet.Faults"/> checks it among the others.</summary>
    public IReadOnlyList<string> Faults()
    {
        List<string> faults = [];
        RuleFaults.Id(faults, "id", Id);
        RuleFaults.Text(faults, "name", Name, 120, needed: true);
        RuleFaults.Text(faults, "advice", Advice, 1_000, needed: false);
        RuleFaults.Known(faults, "priority", Priority);
        RuleFaults.Known(faults, "schedule", Schedule);
        if (Places.IsDefaultOrEmpty)
        {
            faults.Add("places: none is named; name twins, or * for everywhere");
        }
        else if (Places.Length > MostPlaces)
        {
            faults.Add($"places: {Places.Length} are too many; at most {MostPlaces} are kept, and a line or plant stands for all it contains");
        }
        else
        {
            foreach ((string place, int at) in Places.Select((place, at) => (place, at)))
            {
                RuleFaults.Text(faults, $"places[{at}]", place, 200, needed: true);
            }
        }

        RuleFaults.Span(faults, "onDelay", OnDelay, TimeSpan.Zero, MaxDelay);
        RuleFaults.Span(faults, "offDelay", OffDelay, TimeSpan.Zero, MaxDelay);
        RuleFaults.Span(faults, "staleAfter", StaleAfter, TimeSpan.FromSeconds(1), MaxDelay);
        if (Condition is null)
        {
            faults.Add("condition: it is missing");
        }
        else
        {
            Condition.AddFaults(faults);
            if (OnlyWhile is not null && Condition is MissingCondition or CompoundCondition)
            {
                faults.Add("onlyWhile: it goes with conditions on values, not with missing data or joined rules");
            }
        }

        OnlyWhile?.AddFaults(faults);
        return faults;
    }

    /// <summary>The rule is watched at a place.</summary>
    /// <param name="wholes">The twin and everything that contains it.</param>
    public bool Covers(IReadOnlyList<string> wholes) => Places.Contains("*") || wholes.Any(whole => Places.Contains(whole));
}
