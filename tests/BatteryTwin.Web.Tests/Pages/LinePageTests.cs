using AngleSharp.Dom;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Web.Components.Pages;
using BatteryTwin.Web.State;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Pages;

public sealed class LinePageTests
{
    [Fact]
    public async Task Running_ShowsStationsInOrderAndTheirValues()
    {
        SmallPlant plant = new();
        plant.Latest.Set("Coat-A", "speed", FieldValue.Float(44));

        IElement page = await RenderAsync(plant);

        Assert.Equal("Line 1", page.Words("h1"));
        Assert.Contains("No station holds the line back.", page.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Mixing", "Coating", "Testing"], page.QuerySelectorAll(".card-name").Select(name => name.TextContent));
        Assert.Contains("outside its normal band", page.Words(".card .outside"), StringComparison.Ordinal);
        Assert.Contains("No station reported its operating state in this range.", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StopInRange_IsInTimelineTableAndList()
    {
        SmallPlant plant = new();
        plant.Store.Put("Mix-A", StationSignals.OperatingState, SmallPlant.Start.AddMinutes(-50), FieldValue.String(OperatingStates.Running));
        plant.Store.Put("Mix-A", StationSignals.OperatingState, SmallPlant.Start.AddMinutes(-30), FieldValue.String(OperatingStates.Stopped));
        plant.Store.Put("Mix-A", StationSignals.OperatingState, SmallPlant.Start.AddMinutes(-20), FieldValue.String(OperatingStates.Running));

        IElement page = await RenderAsync(plant);

        Assert.Contains("Mixing stood still longest: 10 min", page.TextContent, StringComparison.Ordinal);
        Assert.Equal("M500 2h166.67v20h-166.67z", page.QuerySelector(".state-stopped")!.GetAttribute("d"));
        Assert.Contains("4 May 07:30:00", page.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("h2"), title => title.TextContent == "1 stop");
        Assert.NotNull(page.QuerySelector(".timeline table caption"));
    }

    [Fact]
    public async Task UnknownLine_SaysSo() =>
        Assert.Equal("No such line", (await RenderedPage.OfAsync<LinePage>(new(), "/lines/x", ("LineId", "x"))).Words("h1"));

    private static Task<IElement> RenderAsync(SmallPlant plant) => RenderedPage.OfAsync<LinePage>(plant, $"/lines/{SmallPlant.LineId}", ("LineId", SmallPlant.LineId));
}
