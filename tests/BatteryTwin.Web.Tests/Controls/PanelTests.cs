using AngleSharp.Dom;
using BatteryTwin.Web.Components.Controls;
using BatteryTwin.Web.State;
using BatteryTwin.Web.Tests.Shared;
using Microsoft.AspNetCore.Components;

namespace BatteryTwin.Web.Tests.Controls;

public sealed class PanelTests
{
    private static readonly RenderFragment s_content = builder => builder.AddContent(0, "forty-two");
    private static readonly RenderFragment s_broken = _ => throw new InvalidOperationException("the sensor list is torn");

    [Theory]
    [InlineData(PanelState.Ready, true)]
    [InlineData(PanelState.Partial, true)]
    [InlineData(PanelState.Stale, true)]
    [InlineData(PanelState.Empty, false)]
    [InlineData(PanelState.Error, false)]
    [InlineData(PanelState.Loading, false)]
    public async Task State_DecidesWhetherContentIsShown(PanelState state, bool shown)
    {
        IElement panel = await RenderAsync(("State", state), ("ChildContent", s_content));

        Assert.Equal(shown, panel.TextContent.Contains("forty-two", StringComparison.Ordinal));
        Assert.Equal("Speed", panel.Words("h2"));
        Assert.Equal(panel.QuerySelector("h2")!.Id, panel.QuerySelector("section")!.GetAttribute("aria-labelledby"));
    }

    [Theory]
    [InlineData(PanelState.Partial)]
    [InlineData(PanelState.Stale)]
    [InlineData(PanelState.Empty)]
    [InlineData(PanelState.Error)]
    public async Task Note_InEveryStateThatNeedsWords_IsShown(PanelState state)
    {
        IElement panel = await RenderAsync(("State", state), ("Note", "Two of three sources are silent."), ("ChildContent", s_content));

        Assert.Contains("Two of three sources are silent.", panel.Words(".panel-note"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loading_TellsAssistiveTechnology()
    {
        IElement panel = await RenderAsync(("State", PanelState.Loading));

        Assert.Equal("true", panel.QuerySelector("section")!.GetAttribute("aria-busy"));
        Assert.Contains("Loading", panel.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Error_WithRetry_OffersIt()
    {
        EventCallback retry = EventCallback.Factory.Create(this, () => { });

        Assert.Equal("Try again", (await RenderAsync(("State", PanelState.Error), ("OnRetry", retry))).Words("button"));
        Assert.Null((await RenderAsync(("State", PanelState.Error))).QuerySelector("button"));
    }

    [Fact]
    public async Task Content_Throws_PanelStaysAndSaysWhatFailedWithACode()
    {
        IElement panel = await RenderAsync(("ChildContent", s_broken));

        Assert.Equal("Speed", panel.Words("h2"));
        Assert.Contains("the sensor list is torn", panel.Words("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(8, panel.Words("[role=alert] code").Length);
        Assert.Equal("Try again", panel.Words("[role=alert] button"));
    }

    [Theory]
    [InlineData(HealthLevel.Critical, "Critical")]
    [InlineData(HealthLevel.Advisory, "Advisory")]
    [InlineData(HealthLevel.Stale, "No recent data")]
    [InlineData(HealthLevel.Normal, "Normal")]
    public async Task StatusMark_AnyLevel_HasWordShapeAndColourClass(HealthLevel level, string word)
    {
        IElement mark = await RenderedPage.OfAsync<StatusMark>(new(), "/", ("Level", level));

        Assert.Equal(word, mark.Words());
        Assert.NotNull(mark.QuerySelector("svg[aria-hidden=true]"));
        Assert.True(mark.QuerySelector(".status")!.ClassList.Contains($"status-{level}".ToLowerInvariant()));
    }

    private static Task<IElement> RenderAsync(params (string Name, object? Value)[] parameters) => RenderedPage.OfAsync<Panel>(new(), "/", [("Title", "Speed"), .. parameters]);
}
