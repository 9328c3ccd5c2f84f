using AngleSharp.Dom;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Mapping;
using BatteryTwin.Ingest.Mapping;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Web.Components.Pages;
using BatteryTwin.Web.State.Mapping;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Pages;

public sealed class MappingPageTests
{
    private static readonly SeriesKey s_speed = new("PLC1", [new("dev", "MIXER")], "SPD");
    private static readonly MappingRule s_rule = new() { Id = "r1", Name = "speed of the mixer", Measurement = "PLC1", Field = "SPD", Twin = "Mix-A", TargetField = "speed", Conversion = new() { Unit = "ft/min" } };

    private readonly SmallPlant _plant = new();

    [Fact]
    public async Task NothingToMap_SaysSoAndWhatWouldBeHere()
    {
        IElement page = await RenderedPage.OfAsync<MappingPage>(_plant, "/data-health/mapping");

        Assert.Contains("Every machine names its twin itself; nothing is to be mapped.", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("Every series has a twin", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("No rules yet", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnmappedSeries_AreListedByMachineWithNewestValueAndRate()
    {
        AddUnmapped();

        IElement page = await RenderedPage.OfAsync<MappingPage>(_plant, "/data-health/mapping");

        Assert.Equal("PLC1, dev MIXERSPD 12.5 Map…SPD of PLC1, dev MIXER 2.00 1 min ago 30 s ago no tag 'twin'", page.Words(".unmapped-table tbody"));
        Assert.EndsWith("/data-health/mapping?rule=new&series=PLC1%2Cdev%3DMIXER%20SPD", page.QuerySelector(".unmapped-table a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewRuleForASeries_SuggestsTheTargetAndSaysWhy()
    {
        AddUnmapped();

        IElement page = await RenderedPage.OfAsync<MappingPage>(_plant, $"/data-health/mapping?rule=new&series={Uri.EscapeDataString(s_speed.Canonical)}");

        Assert.Equal(["PLC1", "SPD", "Mix-A", "speed"], new[] { "Measurement", "Field", "Twin", "Telemetry or property" }.Select(label => Input(page, label)));
        Assert.Equal("dev = MIXER", page.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Equal("Mix-A · speed mixer ≈ mix, spd ≈ speed", page.Words(".rule-suggestions button"));
    }

    [Fact]
    public async Task Rules_AreListedInOrderWithWhatTheyDoAndTheirConflicts()
    {
        _plant.Mapping.Add(s_rule);
        MappingCandidate candidate = new(s_speed, FieldValue.Float(100), 0);
        _plant.Mapping.Rows.Add(new(candidate, new(s_rule, "Mix-A", "speed", s_rule.Conversion), "m/min", FieldValue.Float(30.48), false, null, []));
        _plant.Mapping.Tallies["r1"] = new(1, 1200, 3, 4, SmallPlant.Start.AddSeconds(-5));
        _plant.Mapping.Conflicts.Add(new("Mix-A", "speed", [s_speed], [new("own", [new("twin", "Mix-A")], "speed")]));
        _plant.Mapping.Changes.Add(new(1, SmallPlant.Start.AddMinutes(-9), "Ana", MappingAction.Add, "r1", s_rule.Name));
        _plant.Mapping.Plan = new([new(s_speed, 0, 1_000_000_000, 5000)]);

        IElement page = await RenderedPage.OfAsync<MappingPage>(_plant, "/data-health/mapping");

        Assert.Contains("Every series has a twin; 1 rule maps 1 series; 1 conflict.", page.TextContent, StringComparison.Ordinal);
        Assert.Equal("1 speed of the mixer exactly PLC1 SPD Mix-A speed 1 1,200 4 5 s ago ↑ ↓ Delete", page.Words(".rule-table tbody"));
        Assert.Contains("own,twin=Mix-A speed (names the twin itself)", page.Words(".conflicts"), StringComparison.Ordinal);
        Assert.Contains("1 series with 5,000 points are stored under names that a rule maps", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("9 min ago Ana Added “speed of the mixer” Undo", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EditedRule_ShowsItsPreview()
    {
        _plant.Mapping.Add(s_rule);
        _plant.Mapping.Rows.Add(new(new(s_speed, FieldValue.Float(100), 0), new(s_rule, "Mix-A", "speed", s_rule.Conversion), "m/min", FieldValue.Float(30.48), false, null, []));

        IElement page = await RenderedPage.OfAsync<MappingPage>(_plant, "/data-health/mapping?rule=r1");

        Assert.Contains("Fits 1 series.", page.Words(".preview"), StringComparison.Ordinal);
        Assert.Contains("PLC1,dev=MIXER SPD Mix-A speed 100 30.5 m/min", page.Words(".rule-editor table tbody"), StringComparison.Ordinal);
        Assert.Equal("ft/min", Input(page, "Unit sent"));
    }

    [Fact]
    public async Task RuleThatIsGone_SaysSo()
    {
        IElement page = await RenderedPage.OfAsync<MappingPage>(_plant, "/data-health/mapping?rule=gone");

        Assert.Contains("No such rule", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StoreThatCannotBeRead_IsSaidWithAWayToTryAgain()
    {
        _plant.Mapping.Unreadable = "InfluxDB does not answer";

        IElement page = await RenderedPage.OfAsync<MappingPage>(_plant, "/data-health/mapping");

        Assert.Contains("InfluxDB does not answer", page.Words("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("Try again", page.Words("[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RulesThatCannotBeRead_AreNotTakenForNone()
    {
        _plant.Mapping.Away = "the ingest service http://plant:5081/ cannot be reached";

        IElement page = await RenderedPage.OfAsync<MappingPage>(_plant, "/data-health/mapping?rule=r1");

        Assert.Contains("The ingest service http://plant:5081/ cannot be reached", page.Words("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("What the machines send is not known now.", page.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("No such rule", page.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("No rules yet", page.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,5", "dev = x", "", "conversion.scale")]
    [InlineData("1", "dev", "", "tags")]
    [InlineData("1", "", "site MUC = Munich", "translations")]
    [InlineData("0", "", "", "conversion.scale")]
    public void Draft_WronglyTyped_NamesTheProperty(string scale, string tags, string translations, string property)
    {
        RuleDraft draft = RuleDraft.Of(s_rule with { Kind = MappingRuleKind.Glob });
        (draft.Scale, draft.Tags, draft.Translations) = (scale, tags, translations);

        Assert.Contains(property, draft.Read().Faults.Select(fault => fault.Property));
    }

    [Fact]
    public void Draft_OfARule_ReadsAsTheSameRule()
    {
        MappingRule rule = MappingJson.Plain(s_rule with
        {
            Kind = MappingRuleKind.Glob,
            Tags = s_rule.Tags.Add("dev", "{site}"),
            Translations = s_rule.Translations.Add("site", s_rule.Tags.Add("MUC", "Munich").Add("DAL", "Dallas")),
            Notes = "n",
            Conversion = new() { Scale = 0.1, Offset = -2, Unit = "°F", TargetUnit = "K", Invalid = ["-9999", "Bad"], OnInvalid = InvalidValueAction.Quarantine, Values = ValueConversion.None.Values.Add("on", "true") },
        });

        (MappingRule read, IReadOnlyList<MappingFault> faults) = RuleDraft.Of(rule).Read();

        Assert.Empty(faults);
        Assert.Equal(MappingJson.Write(rule), MappingJson.Write(read));
    }

    private static string? Input(IElement page, string label) => page.QuerySelectorAll("label").First(element => element.TextContent.Trim().StartsWith(label, StringComparison.Ordinal)).QuerySelector("input")!.GetAttribute("value");

    private void AddUnmapped()
    {
        _plant.Ingest.Unmapped.Add(new UnmappedSeries(s_speed, "no tag 'twin'", SmallPlant.Start.AddSeconds(-90), SmallPlant.Start.AddSeconds(-30), 121));
        _plant.Mapping.Rows.Add(new(new(s_speed, FieldValue.Float(12.5), 0), null, null, null, false, null, []));
    }
}
