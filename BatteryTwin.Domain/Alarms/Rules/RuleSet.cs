using System.Collections.Immutable;
using BatteryTwin.Domain.Alarms.Rules.Conditions;

namespace BatteryTwin.Domain.Alarms.Rules;

/// <summary>Rules that are valid together, those that are joined before those that join them. Immutable.</summary>
public sealed class RuleSet
{
    public const int MostRules = 500;

    private RuleSet(ImmutableArray<AlarmRule> rules) => Rules = rules;

    public static RuleSet Empty { get; } = new([]);

    public ImmutableArray<AlarmRule> Rules { get; }

    public AlarmRule? Find(string id) => Rules.FirstOrDefault(rule => rule.Id == id);

    /// <summary>Puts rules into an order in which each comes after those it joins. Rules that join what is not there, or each other in a circle, are left out.</summary>
    public static RuleSet Of(IEnumerable<AlarmRule> rules)
    {
        Dictionary<string, AlarmRule> open = rules.ToDictionary(rule => rule.Id, StringComparer.Ordinal);
        ImmutableArray<AlarmRule>.Builder ordered = ImmutableArray.CreateBuilder<AlarmRule>(open.Count);
        HashSet<string> placed = new(StringComparer.Ordinal);
        for (bool goesOn = true; goesOn;)
        {
            AlarmRule[] ready = [.. open.Values.Where(rule => Joined(rule).All(placed.Contains)).OrderBy(rule => rule.Id, StringComparer.Ordinal)];
            goesOn = ready.Length > 0;
            foreach (AlarmRule rule in ready)
            {
                ordered.Add(rule);
                placed.Add(rule.Id);
                open.Remove(rule.Id);
            }
        }

        return new(ordered.ToImmutable());
    }

    /// <summary>What is wrong with a rule among the others, which it takes its namesake's place in; empty when it can be kept.</summary>
    public static IReadOnlyList<string> Faults(AlarmRule rule, IReadOnlyCollection<AlarmRule> others)
    {
        ArgumentNullException.ThrowIfNull(rule);
        List<string> faults = [.. rule.Faults()];
        if (faults.Count > 0)
        {
            return faults;
        }

        AlarmRule[] all = [.. others.Where(other => other.Id != rule.Id), rule];
        faults.AddRange(Joined(rule).Where(id => id != rule.Id && all.All(other => other.Id != id)).Distinct().Select(id => $"condition.terms: there is no rule '{id}'"));
        if (all.Length > MostRules)
        {
            faults.Add($"rules: at most {MostRules} are kept; delete one first");
        }

        if (faults.Count == 0 && Of(all).Find(rule.Id) is null)
        {
            faults.Add("condition.terms: the rules join each other in a circle");
        }

        return faults;
    }

    /// <summary>Rules that join one; it cannot be deleted before them.</summary>
    public IReadOnlyList<AlarmRule> JoinersOf(string id) => [.. Rules.Where(rule => Joined(rule).Contains(id))];

    /// <summary>A rule and all that it joins, directly or not.</summary>
    public RuleSet Needed(string id)
    {
        HashSet<string> needed = new(StringComparer.Ordinal) { id };
        foreach (AlarmRule rule in Rules.Reverse().Where(rule => needed.Contains(rule.Id)))
        {
            needed.UnionWith(Joined(rule));
        }

        return new([.. Rules.Where(rule => needed.Contains(rule.Id))]);
    }

    /// <summary>A rule is watched at a twin: it covers it, or is asked there by one that joins it.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="twinId">The twin.</param>
    /// <param name="wholes">The twin and everything that contains it.</param>
    public bool IsWatched(AlarmRule rule, string twinId, IReadOnlyList<string> wholes)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.Covers(wholes)
            || Rules.Any(other => other.Condition is CompoundCondition compound && compound.Terms.Any(term => term.Rule == rule.Id && term.Twin == twinId));
    }

    /// <summary>Some rule reads a field of a twin.</summary>
    public bool Reads(string twinId, string field, IReadOnlyList<string> wholes) =>
        Rules.Any(rule => rule.Fields.Contains(field) && IsWatched(rule, twinId, wholes));

    private static IEnumerable<string> Joined(AlarmRule rule) => rule.Condition is CompoundCondition compound ? compound.Terms.Select(term => term.Rule) : [];
}
