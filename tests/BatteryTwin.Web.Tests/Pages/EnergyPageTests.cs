using AngleSharp.Dom;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Web.Components.Pages;
using BatteryTwin.Web.State;
using BatteryTwin.Web.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Web.Tests.Pages;

/// <summary>The hour before eight o'clock: three stations draw 7, 14 and 21 kW and make 700 an hour; the last scraps 20 % of it.</summary>
public sealed class EnergyPageTests
{
    [Fact]
    public async Task Line_ShowsEnergyOfAGoodCellAndWhereItWent()
    {
        // Each good cell carries (7 + 14 + 21) kW / 700 an hour / 0.8.
        IElement page = await RenderAsync(Worked(), $"/energy?of={SmallPlant.LineId}");

        Assert.Equal("Energy", page.Words("h1"));
        Assert.Equal(SmallPlant.LineId, page.QuerySelector("select")!.GetAttribute("value"));
        Assert.Contains("Line 1: 0.075 kWh a good cell (0.411 kWh per kWh of cells), 0.026 kg CO₂ by location. 0.0 % was drawn while stations stood still.", page.Words(), StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("h2"), title => title.Words() == "Testing takes most: 50.0 %");
        Assert.Equal(["Mixing", "Coating", "Testing"], page.QuerySelectorAll(".energy-flows tbody th").Select(name => name.Words()));
        Assert.Equal("Mixing 7.00 kWh 16.7 % 80.0 % 20.0 % 0.0 %", page.Words(".energy-flows tbody tr"));
        Assert.Equal(1 + 3 + 2, page.QuerySelectorAll(".energy-flows rect").Length);
    }

    [Fact]
    public async Task AllPlants_ShowLinesWithLinksAndTheFactorsBehindThem()
    {
        IElement page = await RenderAsync(Worked(), "/energy");

        Assert.Equal(string.Empty, page.QuerySelector("select")!.GetAttribute("value"));
        Assert.EndsWith($"of={SmallPlant.LineId}", page.QuerySelector(".energy-table tbody a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("Plant A Grid, average 0.35 2024, Europe order of magnitude, not checked: enter your own", page.Words(".factors tbody tr"));
        Assert.Equal("Change factors of Plant A", page.Words(".factor-actions button"));
    }

    [Fact]
    public async Task NoData_SaysWhatToSend()
    {
        IElement page = await RenderAsync(new(), "/energy");

        Assert.Contains("send the field power in kW", page.Words(".panel-empty"), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".energy-flows"));
    }

    [Fact]
    public async Task SlowStore_TheFirstViewIsAFrameWithSkeletons()
    {
        SmallPlant plant = Worked();
        plant.Store.Gate = new TaskCompletionSource().Task;
        plant.MoreServices = services => services.AddSingleton(new FirstView(TimeSpan.Zero));

        IElement page = await RenderAsync(plant, "/energy");

        Assert.NotNull(page.QuerySelector("h1"));
        Assert.All(page.QuerySelectorAll("section.panel"), panel => Assert.NotNull(panel.QuerySelector(".panel-skeleton")));
        Assert.NotEmpty(page.QuerySelectorAll(".panel-skeleton"));
    }

    [Fact]
    public async Task StoreThatCannotBeRead_SaysWhyAndOffersARetry()
    {
        SmallPlant plant = Worked();
        plant.Store.Fault = new StorageUnavailableException("the server is away");
        IElement page = await RenderAsync(plant, "/energy");

        Assert.Contains("The figures could not be read: the server is away", page.Words(".panel-error"), StringComparison.Ordinal);
        Assert.Equal("Try again", page.Words(".panel-error button"));
    }

    [Fact]
    public async Task UnknownAsset_SaysSo() => Assert.Contains("Nothing in the graph is called Nobody", (await RenderAsync(Worked(), "/energy?of=Nobody")).Words(), StringComparison.Ordinal);

    private static SmallPlant Worked()
    {
        SmallPlant plant = new();
        for (int at = 0; at < SmallPlant.StationIds.Length; at++)
        {
            string station = SmallPlant.StationIds[at];
            plant.Store.Put(station, StationSignals.OperatingState, SmallPlant.Start.AddMinutes(-60), FieldValue.String(OperatingStates.Running));
            for (int minute = -60; minute < 0; minute += 15)
            {
                plant.Store.Put(station, StationSignals.Throughput, SmallPlant.Start.AddMinutes(minute), FieldValue.Float(700));
                plant.Store.Put(station, StationSignals.Power, SmallPlant.Start.AddMinutes(minute), FieldValue.Float(7 * (at + 1)));
                plant.Store.Put(station, StationSignals.ScrapRate, SmallPlant.Start.AddMinutes(minute), FieldValue.Float(at == 2 ? 20 : 0));
            }
        }

        return plant;
    }

    private static Task<IElement> RenderAsync(SmallPlant plant, string path) => RenderedPage.OfAsync<EnergyPage>(plant, path);
}
