using BatteryTwin.Domain.Alarms.Rules;
using BatteryTwin.Domain.Alarms.Rules.Conditions;
using BatteryTwin.Ingest.Storage.Maintenance;
using BatteryTwin.Ingest.Tests.Shared;
using static BatteryTwin.Ingest.Tests.Alarms.AlarmBench;

namespace BatteryTwin.Ingest.Tests.Alarms;

/// <summary>Rules are kept with their versions.</summary>
public sealed class AlarmRuleBookTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _time = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Put_EveryKind_SurvivesARestart()
    {
        AlarmRule[] rules =
        [
            Rule("a"),
            Rule("b", new RateCondition { Field = "x", LimitPerHour = -3, Direction = RuleDirection.Below, Window = TimeSpan.FromHours(2) }),
            Rule("c", new DeviationCondition { Field = "x", LeastSpread = 0.1 }),
            Rule("d", new ForecastCondition { Component = "Bearings" }),
            Rule("e", new MissingCondition { Field = "x", After = TimeSpan.FromMinutes(7) }),
            Rule("f", new CompoundCondition { Join = JoinKind.Any, Terms = [new("a"), new("b", Not: true, Twin: Coater)] }),
        ];
        using (AlarmBench first = Open())
        {
            Array.ForEach(rules, rule => first.Rules.Put(rule, 0, "Ana"));
        }

        using AlarmBench second = Open();
        Assert.Equal(rules.Select(Text), second.Rules.All.Select(stored => stored.Rule).OrderBy(rule => rule.Id).Select(Text));
        Assert.All(second.Rules.All, stored => Assert.Equal(("Ana", 1L), (stored.ChangedBy!, stored.Version)));
    }

    [Fact]
    public void Put_AnotherVersion_IsRefusedAndChangesNothing()
    {
        using AlarmBench bench = Open();
        bench.Rules.Put(Rule(), 0, "Ana");
        Assert.Equal(2, bench.Rules.Put(Rule() with { Name = "Second" }, 1, "Ben").Version);
        Assert.Equal(MaintenanceRefusal.Changed, Refusal(() => bench.Rules.Put(Rule() with { Name = "Third" }, 1, "Cid")));
        Assert.Equal(MaintenanceRefusal.Changed, Refusal(() => bench.Rules.Put(Rule(), 0, "Cid")));
        Assert.Equal(MaintenanceRefusal.Changed, Refusal(() => bench.Rules.Delete("hot", 1, "Cid")));
        Assert.Equal("Second", Assert.Single(bench.Rules.All).Rule.Name);
    }

    [Fact]
    public void Delete_KeepsTheHistoryAndItsSuccessorCountsOn()
    {
        using AlarmBench bench = Open();
        bench.Rules.Put(Rule(), 0, "Ana");
        bench.Rules.Delete("hot", 1, "Ben");
        Assert.Empty(bench.Rules.All);
        Assert.Equal(3, bench.Rules.Put(Rule(), 0, "Cid").Version);
        Assert.Equal([(3L, "Cid", true), (2, "Ben", false), (1, "Ana", true)], bench.Rules.History("hot", 10).Select(change => (change.Version, change.By!, change.Rule is not null)));
        Assert.Equal(MaintenanceRefusal.Unknown, Refusal(() => bench.Rules.Delete("cold", null, null)));
    }

    [Fact]
    public void Delete_JoinedRule_IsRefused()
    {
        using AlarmBench bench = Open();
        bench.Rules.Put(Rule(), 0, null);
        bench.Rules.Put(Rule("both", new CompoundCondition { Terms = [new("hot")] }), 0, null);
        Assert.Equal(MaintenanceRefusal.Conflict, Refusal(() => bench.Rules.Delete("hot", 1, null)));
        Assert.Equal(MaintenanceRefusal.Invalid, Refusal(() => bench.Rules.Put(Rule("x") with { Places = [] }, 0, null)));
    }

    private AlarmBench Open() => new(_folder.Path, _time, new MemoryTelemetryStore());

    private static string Text(AlarmRule rule) => System.Text.Json.JsonSerializer.Serialize(rule, MaintenanceJson.Options);

    private static MaintenanceRefusal Refusal(Action action) => Assert.Throws<MaintenanceRefusedException>(action).Refusal;
}
