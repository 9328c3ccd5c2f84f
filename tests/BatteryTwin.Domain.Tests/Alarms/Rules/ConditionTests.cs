using BatteryTwin.Domain.Alarms.Rules;
using BatteryTwin.Domain.Alarms.Rules.Conditions;
using static BatteryTwin.Domain.Tests.Alarms.Rules.RuleBench;

namespace BatteryTwin.Domain.Tests.Alarms.Rules;

/// <summary>What each kind of condition makes of its values.</summary>
public sealed class ConditionTests
{
    [Theory]
    [InlineData(5.9, false)]
    [InlineData(6.1, true)]
    public void Rate_StraightLine_IsItsSlope(double perHour, bool raised)
    {
        RuleBench bench = new(Rule("drift", new RateCondition { Field = "speed", LimitPerHour = 6, Window = TimeSpan.FromHours(1) }));
        for (int minute = 0; minute <= 90; minute++)
        {
            bench.Add(minute * 60, 100 + (perHour * minute / 60.0));
        }

        Assert.Equal(raised, bench.Events.Count == 1);
        // Nothing is said before most of the window is covered.
        Assert.All(bench.Events, happened => Assert.InRange((happened.TimeNs - Ns(0)) / 60e9, 48, 52));
    }

    [Fact]
    public void Rate_ASpike_IsNoTrend()
    {
        RuleBench bench = new(Rule("drift", new RateCondition { Field = "speed", LimitPerHour = 6, Window = TimeSpan.FromHours(1) }));
        for (int second = 0; second <= 7_200; second += 10)
        {
            bench.Add(second, second == 5_000 ? 120 : 100);
        }

        Assert.Empty(bench.Events);
    }

    [Fact]
    public void Deviation_Noise_IsNormalAndAShiftIsNot()
    {
        RuleBench bench = new(Rule("odd", new DeviationCondition { Field = "speed", Factor = 6, Learning = TimeSpan.FromHours(2) }));
        Random random = new(7);
        double Noise() => 500 + (0.5 * Enumerable.Range(0, 12).Sum(_ => random.NextDouble() - 0.5));
        int second = 0;
        for (; second < 20 * 3_600; second += 60)
        {
            bench.Add(second, Noise());
        }

        Assert.Empty(bench.Events);
        int shifted = second;
        for (; second < 21 * 3_600; second += 60)
        {
            bench.Add(second, Noise() + 6);
        }

        // Raised at once, and still standing an hour later: a fault does not soon become the normal.
        Assert.Equal($"+{shifted}", bench.Story);
    }

    [Fact]
    public void Forecast_LifeShorterThanTheIntervalAllowed_IsRaised()
    {
        RuleBench bench = new(Rule("wear", new ForecastCondition { Component = "Bearing", Lookback = TimeSpan.FromHours(10) }));
        for (int hour = 0; hour <= 40; hour++)
        {
            // 400 h left, at least 300; from hour 20 on the median falls by 20 h each hour.
            double median = 400 - hour - (hour > 20 ? 20 * (hour - 20) : 0);
            bench.Add(hour * 3_600, median, field: "Bearing.RemainingUsefulLifeHours").Add(hour * 3_600, median - 100, field: "Bearing.RemainingUsefulLifeLowerHours");
        }

        // At hour 26 the median is 254; the forecast of hour 16 allowed no less than 284 - 10 = 274. At hour 25 it is 275, against 275.
        Assert.Equal("+93600", bench.Story);
    }

    [Fact]
    public void Missing_NoValue_IsRaisedAtItsTime()
    {
        RuleBench bench = new(Rule("gone", new MissingCondition { Field = "speed", After = TimeSpan.FromSeconds(90) }));
        bench.Advance(1_000).Add(1_000, 1).Add(1_060, 1).Advance(1_149).Advance(1_300).Add(1_400, 1).Advance(1_401);
        Assert.Equal("+1150 -1400", bench.Story);
    }

    [Fact]
    public void Compound_AllAndNot_FollowsWhatItsTermsSay()
    {
        AlarmRule hot = Rule("hot", Above(10)) with { Enabled = false };
        AlarmRule running = Rule("running", Above(0.5, field: "state")) with { Enabled = false };
        AlarmRule both = Rule("hot-at-rest", new CompoundCondition { Terms = [new("hot"), new("running", Not: true)] });
        RuleBench bench = new(both, hot, running);
        bench.Add(0, 11).Add(10, 1, field: "state").Add(20, 0, field: "state").Add(30, 9);
        // Before the state is known nothing is said.
        Assert.Equal("+hot-at-rest@20 -hot-at-rest@30", bench.StoryByRule);
        Assert.Contains("Rule hot", bench.Events[0].Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Compound_TermElsewhere_IsAskedThere()
    {
        AlarmRule hot = Rule("hot", Above(10)) with { Enabled = false, Places = [Mixer] };
        AlarmRule both = Rule("spread", new CompoundCondition { Terms = [new("hot"), new("hot", Twin: Coater)] }) with { Places = [Mixer] };
        RuleBench bench = new(both, hot);
        bench.Add(0, 11).Add(10, 9, Coater).Add(20, 11, Coater).Add(30, 9, Coater);
        Assert.Equal("+20 -30", bench.Story);
        Assert.All(bench.Events, happened => Assert.Equal(Mixer, happened.TwinId));
    }

    [Fact]
    public void Compound_OfCompounds_IsEvaluatedInOrder()
    {
        AlarmRule a = Rule("a", Above(10)) with { Enabled = false, OnDelay = TimeSpan.FromSeconds(5) };
        AlarmRule z = Rule("z", new CompoundCondition { Join = JoinKind.Any, Terms = [new("a")] }) with { Enabled = false };
        AlarmRule m = Rule("m", new CompoundCondition { Terms = [new("z"), new("a")] });
        RuleBench bench = new(m, z, a);
        bench.Add(0, 11).Advance(100);
        Assert.Equal("+m@5", bench.StoryByRule);
    }

    [Theory]
    [InlineData(JoinKind.All, true, null, null)]
    [InlineData(JoinKind.All, false, null, false)]
    [InlineData(JoinKind.All, true, true, true)]
    [InlineData(JoinKind.Any, true, null, true)]
    [InlineData(JoinKind.Any, false, null, null)]
    [InlineData(JoinKind.Any, false, false, false)]
    public void Compound_Unknown_IsThreeValued(JoinKind join, bool? first, bool? second, bool? expected) =>
        Assert.Equal(expected, new CompoundCondition { Join = join, Terms = [new("a"), new("b")] }.Of([first, second]));
}
