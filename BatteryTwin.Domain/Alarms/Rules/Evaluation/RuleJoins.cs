using BatteryTwin.Domain.Alarms.Rules.Conditions;

namespace BatteryTwin.Domain.Alarms.Rules.Evaluation;

/// <summary>How rules that join others hang together at their places.</summary>
internal static class RuleJoins
{
    /// <summary>Gives every joining point its terms, brings the points into the order of the rules, and tells each point who joins it, nearest first.</summary>
    /// <param name="order">All points; sorted anew.</param>
    /// <param name="points">The same by rule and twin.</param>
    /// <param name="rules">Their rules, those that are joined first.</param>
    public static void Link(List<RulePoint> order, Dictionary<(string Rule, string TwinId), RulePoint> points, RuleSet rules)
    {
        foreach (RulePoint joining in order.Where(point => point.Rule.Condition is CompoundCondition))
        {
            joining.Terms = [.. ((CompoundCondition)joining.Rule.Condition).Terms.Select(term => points.GetValueOrDefault((term.Rule, term.Twin ?? joining.TwinId)))];
        }

        Dictionary<string, int> rank = rules.Rules.Select((rule, at) => (rule.Id, at)).ToDictionary(pair => pair.Id, pair => pair.at, StringComparer.Ordinal);
        order.Sort((left, right) => (rank[left.Rule.Id], left.TwinId).CompareTo((rank[right.Rule.Id], right.TwinId)));
        foreach (RulePoint point in order)
        {
            point.Joining.Clear();
        }

        foreach (RulePoint joining in order)
        {
            foreach (RulePoint term in Beneath(joining).Distinct())
            {
                term.Joining.Add(joining);
            }
        }
    }

    private static IEnumerable<RulePoint> Beneath(RulePoint point) =>
        point.Terms.OfType<RulePoint>().SelectMany(term => Beneath(term).Prepend(term));
}
