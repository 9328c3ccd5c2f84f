using AngleSharp.Dom;
using BatteryTwin.Domain.Alarms;
using BatteryTwin.Domain.Alarms.Notifications;
using BatteryTwin.Domain.Alarms.Rules;
using BatteryTwin.Domain.Alarms.Rules.Conditions;
using BatteryTwin.Domain.Alarms.Rules.Rehearsal;
using BatteryTwin.Ingest.Alarms.Rehearsal;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Web.Components.Pages;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Pages;

public sealed class AlarmRulesPageTests
{
    private readonly SmallPlant _plant = new();

    [Fact]
    public async Task NoRules_SaysWhatOneWouldDo()
    {
        IElement page = await PageAsync("/alarm-rules");
        Assert.Contains("No rule of your own watches the plant", page.Words(".page-head"), StringComparison.Ordinal);
        Assert.Contains("Rehearse it over the last 30 days", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("No channel is configured", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_AreInWordsWithWhatStands()
    {
        Add(Rule("fast", new ThresholdCondition { Field = "speed", Limit = 42, Hysteresis = 0.5 }) with { OnDelay = TimeSpan.FromMinutes(3), Schedule = RuleSchedule.Production, SilentInPlannedWork = true }, standing: 2);
        Add(Rule("both", new CompoundCondition { Join = JoinKind.Any, Terms = [new("fast"), new("gone", Not: true)] }) with { Enabled = false });
        IElement page = await PageAsync("/alarm-rules");

        Assert.Contains("1 rule live, 1 rule in draft; 2 alarms stand.", page.Words(".page-head"), StringComparison.Ordinal);
        string[] rows = [.. page.QuerySelectorAll("table.rules tbody tr").Select(row => row.Words())];
        Assert.Contains("speed above 42, back 0.5 inside, for 3 min, in production, silent in planned work", rows[0], StringComparison.Ordinal);
        Assert.Contains("Live Disable", rows[0], StringComparison.Ordinal);
        Assert.Contains("“Rule fast” or not “gone”", rows[1], StringComparison.Ordinal);
        Assert.Contains("Draft Go live", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Editor_FromTheAddress_HoldsTheRule()
    {
        Add(Rule("fast", new RateCondition { Field = "speed", LimitPerHour = 3, Window = TimeSpan.FromMinutes(90) }));
        IElement page = await PageAsync("/alarm-rules?rule=fast");
        string[] values = [.. page.QuerySelectorAll("form.rule-form input").Select(input => input.GetAttribute("value") ?? string.Empty)];
        Assert.Contains("Rule fast", values);
        Assert.Contains("90", values);
        Assert.Contains(SmallPlant.LineId, values);
        Assert.Contains("the rule would watch nothing", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("No such rule", (await PageAsync("/alarm-rules?rule=other")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rehearsal_Finished_TellsWhatTheRuleWouldHaveDone()
    {
        _plant.AlarmRules.Run = new("alarm-rehearsal-1", true, 1, "Done", Answer(), null);
        IElement page = await PageAsync("/alarm-rules?rehearsal=alarm-rehearsal-1");
        Assert.Contains("Would have caught 1 of 2 known faults, with 3 false alarms", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("Judged by a record.", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Missed", page.Words(), StringComparison.Ordinal);

        _plant.AlarmRules.Run = new("alarm-rehearsal-1", false, 0.4, "7 alarms up to 3 May", null, null);
        Assert.Equal("0.4", (await PageAsync("/alarm-rules?rehearsal=alarm-rehearsal-1")).QuerySelector("progress")!.GetAttribute("value"));
        _plant.AlarmRules.Run = new("alarm-rehearsal-1", true, 1, "Failed", null, "too many");
        Assert.Contains("Too many", (await PageAsync("/alarm-rules?rehearsal=alarm-rehearsal-1")).TextContent, StringComparison.Ordinal);
        _plant.AlarmRules.Run = null;
        Assert.Contains("not remembered any more", (await PageAsync("/alarm-rules?rehearsal=alarm-rehearsal-1")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notifications_ChannelsRoutesAndDeliveries()
    {
        _plant.AlarmRules.Board = new(
            [new("ops", "webhook", true), new("shift", "mail", false)],
            [new(new NotificationRoute { Id = "r", Channel = "ops", WhenReturned = true }, 1)],
            [new("1", "ops", "r", "High: Too hot", SmallPlant.Start, "waiting", 2, SmallPlant.Start, "the endpoint answered 503")]);
        IElement page = await PageAsync("/alarm-rules");
        Assert.Contains("1 route tells people and programs", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("ops webhook, signed", page.Words(), StringComparison.Ordinal);
        Assert.Contains("raised and gone", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Tried again: the endpoint answered 503", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServiceAway_SaysSoAndOffersToTryAgain()
    {
        _plant.AlarmRules.Fault = new StorageUnavailableException("the ingest service is away");
        IElement page = await PageAsync("/alarm-rules");
        Assert.Contains("The ingest service is away", page.Words("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("Try again", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alarms_WithOneOrigin_AreGroupedUnderIt()
    {
        _plant.Alerts.Raise("Coat-A");
        _plant.Alerts.Raise("Mix-A");
        Alert counted = _plant.Alerts.Raise("Elsewhere");
        await _plant.Alerts.ApplyAsync(counted.Id, alert => alert with { History = [new(AlertVerb.Raised, SmallPlant.Start)] });
        _plant.Time.Advance(TimeSpan.FromMinutes(1));
        IElement page = await RenderedPage.OfAsync<AlarmsPage>(_plant, "/alarms");
        IElement group = Assert.Single(page.QuerySelectorAll(".alarm-group"));
        Assert.Contains("Probable origin: Mixing of line 1 2 alarms at 2 places", group.Words(), StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll(".alert-line").Length);
        Assert.Contains("alarms an hour for each operator: very likely acceptable", page.TextContent, StringComparison.Ordinal);
    }

    private Task<IElement> PageAsync(string path) => RenderedPage.OfAsync<AlarmRulesPage>(_plant, path);

    private void Add(AlarmRule rule, int standing = 0) => _plant.AlarmRules.Rules.Add(new(rule, 1, SmallPlant.Start, "Ana", 3, standing));

    private static AlarmRule Rule(string id, RuleCondition condition) => new() { Id = id, Name = $"Rule {id}", Priority = AlertPriority.High, Places = [SmallPlant.LineId], Condition = condition, Enabled = true };

    private static RehearsalAnswer Answer() => new(
        "fast", SmallPlant.Start.AddDays(-30), SmallPlant.Start, 2, 1_000, 0.5, 5, 1, 1, 3, 12, 90, 0.05, 2, 0.01, "veryLikelyAcceptable", [], 0, ["a record"], true,
        [
            new("bearing", "Mix-A", "bearing", SmallPlant.Start.AddDays(-5), SmallPlant.Start.AddDays(-3), "caught", SmallPlant.Start.AddDays(-4), 24),
            new("fan", "Coat-A", "fan", SmallPlant.Start.AddDays(-5), SmallPlant.Start.AddDays(-3), "missed", null, null),
        ],
        [new RehearsedAlarm("Mix-A", SmallPlant.Start.AddDays(-4), null, "speed is 43", "bearing")]);
}
