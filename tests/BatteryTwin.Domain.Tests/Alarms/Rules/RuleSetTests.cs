using BatteryTwin.Domain.Alarms.Rules;
using BatteryTwin.Domain.Alarms.Rules.Conditions;
using static BatteryTwin.Domain.Tests.Alarms.Rules.RuleBench;

namespace BatteryTwin.Domain.Tests.Alarms.Rules;

/// <summary>Which rules can be kept, alone and together.</summary>
public sealed class RuleSetTests
{
    [Fact]
    public void Faults_EverythingWrong_NamesEachMember()
    {
        AlarmRule rule = new()
        {
            Id = "Not An Id",
            Name = " ",
            Priority = (BatteryTwin.Domain.Alarms.AlertPriority)9,
            Places = [],
            Condition = new RateCondition { Field = "", LimitPerHour = double.NaN, Hysteresis = -1, Window = TimeSpan.FromSeconds(1) },
            OnDelay = TimeSpan.FromHours(-1),
            StaleAfter = TimeSpan.FromDays(2),
        };
        string[] members = [.. rule.Faults().Select(fault => fault.Split(':')[0])];
        Assert.Equal(["id", "name", "priority", "places", "onDelay", "staleAfter", "condition.field", "condition.limitPerHour", "condition.hysteresis", "condition.window"], members);
    }

    [Fact]
    public void Faults_CircleAndUnknown_AreTold()
    {
        AlarmRule a = Rule("a", new CompoundCondition { Terms = [new("b")] });
        AlarmRule b = Rule("b", new CompoundCondition { Terms = [new("a")] });
        Assert.Contains("no rule 'b'", Assert.Single(RuleSet.Faults(a, [])), StringComparison.Ordinal);
        Assert.Contains("circle", Assert.Single(RuleSet.Faults(a, [b])), StringComparison.Ordinal);
        Assert.Empty(RuleSet.Faults(a, [Rule("b", Above(1)), a]));
        Assert.Empty(RuleSet.Of([a, b]).Rules);
    }

    [Fact]
    public void Needed_IsTheRuleAndAllItJoins()
    {
        RuleSet set = RuleSet.Of([Rule("m", new CompoundCondition { Terms = [new("z")] }), Rule("z", new CompoundCondition { Terms = [new("a")] }), Rule("a", Above(1)), Rule("b", Above(1))]);
        Assert.Equal(["a", "b", "z", "m"], set.Rules.Select(rule => rule.Id));
        Assert.Equal(["a", "z", "m"], set.Needed("m").Rules.Select(rule => rule.Id));
        Assert.Equal(["z"], set.JoinersOf("a").Select(rule => rule.Id));
    }

    [Fact]
    public void Engine_TooManyPlaces_AreCountedNotWatched()
    {
        RuleBench bench = new(Rule("hot", Above(10)));
        for (int i = 0; i < RuleEngine.MostPoints + 3; i++)
        {
            bench.Add(0, 11, $"Twin{i}");
        }

        Assert.Equal(RuleEngine.MostPoints, bench.Engine.PointCount);
        Assert.Equal(3, bench.Engine.Unwatched);
    }
}
