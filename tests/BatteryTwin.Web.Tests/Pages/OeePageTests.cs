using AngleSharp.Dom;
using BatteryTwin.Domain.Production.Time;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Web.Components.Pages;
using BatteryTwin.Web.State;
using BatteryTwin.Web.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Web.Tests.Pages;

/// <summary>The hour before eight o'clock: all stations run at 700 of 700, the mixer stands still for a quarter of an hour.</summary>
public sealed class OeePageTests
{
    [Fact]
    public async Task Line_ShowsStationsLossesAndCauses()
    {
        IElement page = await RenderAsync(Worked(), $"/oee?of={SmallPlant.LineId}");

        Assert.Equal("OEE", page.Words("h1"));
        Assert.Contains("Line 1: OEE 91.7 %, 700 good units. Most time was lost at Mixing: 0.25 h.", page.Words(), StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("h2"), title => title.Words() == "Mixing is lowest: 75.0 %");
        Assert.Equal(["Mixing", "Coating", "Testing"], page.QuerySelectorAll(".oee-table tbody th").Take(3).Select(name => name.Words()));
        Assert.Equal(["Planned", "Down", "Good units"], page.QuerySelectorAll(".loss-bars tbody th").Select(name => name.Words()));
        Assert.Equal("Mixing Down 0.25 1 100.0 %", page.Words(".cause-list tbody tr"));
    }

    [Fact]
    public async Task AllPlants_ShowLinesWithLinksToTheirStations()
    {
        IElement page = await RenderAsync(Worked(), "/oee");

        Assert.Equal("Line 1", page.Words(".oee-table tbody th"));
        Assert.EndsWith($"of={SmallPlant.LineId}", page.QuerySelector(".oee-table tbody a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(["All plants", "Plant A", "– Line 1"], page.QuerySelectorAll("option").Select(option => option.Words()));
    }

    [Fact]
    public async Task NoData_SaysWhatToSend()
    {
        IElement page = await RenderAsync(new(), "/oee");

        Assert.Contains("send the fields OperatingState, throughput and scrapRate", page.Words(".panel-empty"), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".loss-bars"));
    }

    [Fact]
    public async Task PartOfTheData_SaysForHowMuch()
    {
        SmallPlant plant = new();
        Run(plant, "Mix-A", -60);

        Assert.Contains("There is data for 33.3 % of the planned time", (await RenderAsync(plant, "/oee")).Words(".panel-partial"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SlowStore_TheFirstViewIsAFrameWithSkeletons()
    {
        SmallPlant plant = Worked();
        plant.Store.Gate = new TaskCompletionSource().Task;
        plant.MoreServices = services => services.AddSingleton(new FirstView(TimeSpan.Zero));

        IElement page = await RenderAsync(plant, "/oee");

        Assert.NotNull(page.QuerySelector("h1"));
        Assert.All(page.QuerySelectorAll("section.panel"), panel => Assert.NotNull(panel.QuerySelector(".panel-skeleton")));
        Assert.NotEmpty(page.QuerySelectorAll(".panel-skeleton"));
    }

    [Fact]
    public async Task StoreThatCannotBeRead_SaysWhyAndOffersARetry()
    {
        SmallPlant plant = Worked();
        plant.Store.Fault = new StorageUnavailableException("the server is away");
        IElement page = await RenderAsync(plant, "/oee");

        Assert.Contains("The figures could not be read: the server is away", page.Words(".panel-error"), StringComparison.Ordinal);
        Assert.Equal("Try again", page.Words(".panel-error button"));
    }

    [Fact]
    public async Task UnknownAsset_SaysSo() => Assert.Contains("Nothing in the graph is called Nobody", (await RenderAsync(Worked(), "/oee?of=Nobody")).Words(), StringComparison.Ordinal);

    [Fact]
    public async Task Line_ShowsTheShareWithoutAReasonAndTheWayToGiveOne()
    {
        IElement page = await RenderAsync(Worked(), $"/oee?of={SmallPlant.LineId}");

        Assert.Contains(page.QuerySelectorAll("h2"), title => title.Words() == "Unknown reason: 100.0 % of lost time, 0.25 h");
        Assert.Contains($"of=Mix-A&stretch={SmallPlant.Start.AddMinutes(-45).ToUnixTimeMilliseconds()}", page.QuerySelector(".unexplained-stops a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Station_ShowsWhatTelemetrySaidAndWhatSomebodyMadeOfIt()
    {
        SmallPlant plant = Worked();
        plant.Production.Add(new("1", "Mix-A", SmallPlant.Start.AddMinutes(-45), SmallPlant.Start.AddMinutes(-40), "SETUP", StationState.Setup, "Ann", SmallPlant.Start, "new slurry"));
        IElement page = await RenderAsync(plant, $"/oee?of=Mix-A&stretch={SmallPlant.Start.AddMinutes(-45).ToUnixTimeMilliseconds()}");

        Assert.Equal(["Down unknown –", "Down ✎ Setup, product change Ann new slurry"], page.QuerySelectorAll(".station-stops tbody tr").Select(row => string.Join(' ', row.Words().Split(' ').SkipWhile(word => word != "Down"))));
        Assert.Contains("Ann gave it the reason “Setup, product change”: new slurry.", page.Words(".station-chosen-words"), StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("h2"), title => title.Words() == "1 stop has no reason");
        Assert.NotEmpty(page.QuerySelector(".station-edited")!.GetAttribute("d")!);
        Assert.Contains("Setup, product change", page.Words(".cause-list"), StringComparison.Ordinal);
    }

    private static SmallPlant Worked()
    {
        SmallPlant plant = new();
        foreach (string station in SmallPlant.StationIds)
        {
            Run(plant, station, -60);
        }

        plant.Store.Put("Mix-A", StationSignals.OperatingState, SmallPlant.Start.AddMinutes(-45), FieldValue.String(OperatingStates.Stopped));
        plant.Store.Put("Mix-A", StationSignals.Throughput, SmallPlant.Start.AddMinutes(-45), FieldValue.Float(0));
        plant.Store.Put("Mix-A", StationSignals.OperatingState, SmallPlant.Start.AddMinutes(-30), FieldValue.String(OperatingStates.Running));
        return plant;
    }

    private static void Run(SmallPlant plant, string station, int fromMinute)
    {
        plant.Store.Put(station, StationSignals.OperatingState, SmallPlant.Start.AddMinutes(fromMinute), FieldValue.String(OperatingStates.Running));
        for (int minute = fromMinute; minute < 0; minute += 15)
        {
            plant.Store.Put(station, StationSignals.Throughput, SmallPlant.Start.AddMinutes(minute), FieldValue.Float(700));
        }
    }

    private static Task<IElement> RenderAsync(SmallPlant plant, string path) => RenderedPage.OfAsync<OeePage>(plant, path);
}
