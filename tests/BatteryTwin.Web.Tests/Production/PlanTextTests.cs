using AngleSharp.Dom;
using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Figures;
using BatteryTwin.Web.Components.Controls;
using BatteryTwin.Web.Components.Production;
using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Overview;
using BatteryTwin.Web.State.Production;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Production;

/// <summary>Eight hours that should bring 800 units, half of them over.</summary>
public sealed class PlanTextTests
{
    [Theory]
    [InlineData(400, "On plan")]
    [InlineData(393, "On plan")]
    [InlineData(391, "9 behind plan")]
    [InlineData(440, "40 ahead of plan")]
    public void Short_SaysHowFarFromThePlan(double good, string words) => Assert.Equal(words, PlanText.Short(Plan(good)));

    [Fact]
    public void Short_WithoutAPlan_SaysTheShareOfThePlannedRateAndAccusesNobody()
    {
        LineProgress line = Plan(300) with { Source = TargetSource.PlannedRate };

        Assert.Equal("75.0\u00A0% of rate", PlanText.Short(line));
        Assert.False(PlanText.IsBehind(line));
    }

    [Fact]
    public void Sentence_CountsLinesBehind()
    {
        Assert.Null(PlanText.Sentence([]));
        Assert.Null(PlanText.Sentence([Plan(100) with { Source = TargetSource.PlannedRate }]));
        Assert.Equal("It is behind plan this shift.", PlanText.Sentence([Plan(100)]));
        Assert.Equal("All are on plan this shift.", PlanText.Sentence([Plan(400), Plan(500)]));
        Assert.Equal("1 of 2 is behind plan this shift.", PlanText.Sentence([Plan(400), Plan(300)]));
    }

    [Fact]
    public async Task Strip_OfALineBehindItsPlan_SaysSoWithTheNumbers()
    {
        LineView line = new("L1", "Line 1", AssetHealth.Normal, [], 90, 100, "cells/h", null);

        IElement strip = await RenderedPage.OfAsync<LineStrip>(new(), "/", (nameof(LineStrip.Line), line), (nameof(LineStrip.Plan), Plan(360)));

        IElement plan = strip.QuerySelector(".line-plan.behind")!;
        Assert.Equal("40 behind plan", plan.Words());
        Assert.Equal("Shift Early: 360 good of 400 by now and 800 in the whole shift (target entered); 720 at this pace", plan.GetAttribute("title"));
    }

    [Theory]
    [InlineData(1_234, 8_900, "Lost this shift 1,230, yesterday 8,900 EUR")]
    [InlineData(1_234, 0, "Lost this shift 1,230 EUR")]
    [InlineData(0, 8_900, "Lost yesterday 8,900 EUR")]
    [InlineData(0, 0, "(no .line-cost)")]
    public async Task Strip_SaysWhatMissingOutputIsWorth(double shift, double yesterday, string words)
    {
        LineView line = new("L1", "Line 1", AssetHealth.Normal, [], 90, 100, "cells/h", null);

        IElement strip = await RenderedPage.OfAsync<LineStrip>(new(), "/", (nameof(LineStrip.Line), line), (nameof(LineStrip.Cost), new LineCost(shift, yesterday, "EUR")));

        Assert.Equal(words, strip.Words(".line-cost"));
    }

    private static LineProgress Plan(double good)
    {
        DateTimeOffset start = SmallPlant.Start;
        return new("L1", "Line 1", new(start, start.AddHours(8), CalendarTime.Work, "Early"), TargetSource.ShiftTarget, TargetProgress.Of(800, good, TimeSpan.FromHours(8), TimeSpan.FromHours(4)));
    }
}
