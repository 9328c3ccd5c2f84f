using BatteryTwin.Browser.Tests.Shared;
using Microsoft.Playwright;

namespace BatteryTwin.Browser.Tests.Story;

/// <summary>axe-core finds nothing serious on any page, in either theme, wide or narrow.</summary>
[Collection(TrainedCollection.Name)]
public sealed class AccessibilityTests(ChromiumFixture chromium, TrainedPlant plant)
{
    private static readonly string[] s_paths =
    [
        "/", "/topology", "/topology?focus=MixingStep-Line1-Munich", "/lines/ProductionLine1-Munich", "/assets/MixingStep-Line1-Munich",
        "/assets/ProductionLine1-Munich", "/alarms", "/oee", "/oee?of=ProductionLine1-Munich&range=24h", "/oee?of=StackingStep-Line1-Munich&range=24h",
        "/plan", "/plan?tab=orders", "/plan?tab=calendar&plant=Plant-Munich", "/plan?tab=stops&plant=Plant-Munich", "/plan?tab=reasons", "/energy?of=Plant-Munich&range=24h", "/reports", "/data-health",
        "/data-health/mapping", "/alarm-rules", "/alarm-rules?rule=new",
        "/data-health/mapping?rule=new", "/setup", "/setup?from=files", "/setup?plan=Graz~~12345678.18&step=check", "/setup?plan=Graz~Mars~0&step=check", "/not-here",
        "/model-studio", "/model-studio?add=dataset", "/model-studio?type=CircularBlades", "/model-health", "/forecasts",
        "/forecasts?plant=Plant-Munich&sort=place&span=30d", "/assets/MixingStep-Line1-Munich?component=BallBearings", "/investigations", "/investigations/new",
        "/investigations/404",
        "/explorer", "/explorer?view=json", "/explorer?view=graph", "/explorer?view=plan", "/explorer?query=SELECT%20*%20FROM",
        "/models-browser", "/models-browser?by=components&model=dtmi:batterytwin:MixingStep;1", "/models-browser?search=bear", "/models-browser?upload=yes",
        "/maintenance", "/maintenance?by=line&days=2", "/maintenance?new=forecast&asset=MixingStep-Line1-Munich&component=BallBearings",
        "/maintenance/data", "/maintenance/data?tab=crews&id=mechanics-munich", "/maintenance/data?tab=costs&id=part:BallBearings", "/maintenance/data?tab=plans&id=~new",
        "/quality", "/quality?variable=capacity_ah&chart=meansAndRanges&all=yes", "/trace", "/trace?find=D2-C", "/causal-graphs", "/causal-graphs?variable=adhesion_nm",
    ];

    public static TheoryData<string, ColorScheme, int> Views
    {
        get
        {
            TheoryData<string, ColorScheme, int> views = [];
            foreach (string path in s_paths)
            {
                views.Add(path, ColorScheme.Light, 1440);
                views.Add(path, ColorScheme.Dark, 390);
            }

            return views;
        }
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Page_CheckedByAxe_NothingSerious(string path, ColorScheme theme, int width)
    {
        IPage page = await chromium.OpenAsync(plant.At(path), theme, width, 844);
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        await Axe.NothingSeriousAsync(page);
    }

    [Theory]
    [InlineData("/assets/MixingStep-Line1-Munich", "Add relationship")]
    [InlineData("/assets/MixingStep-Line1-Munich", "Delete twin")]
    [InlineData("/topology", "Add twin")]
    [InlineData("/forecasts", "Plan a stop…")]
    public async Task Dialog_Opened_NothingSeriousAndEscapeLeadsBack(string path, string button)
    {
        IPage page = await chromium.OpenAsync(plant.At(path), ColorScheme.Dark, 390, 844);
        ILocator opener = page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true });
        await opener.ClickAsync();
        await page.GetByRole(AriaRole.Dialog).WaitForAsync();

        await Axe.NothingSeriousAsync(page);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await Assertions.Expect(opener).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Topology_AsItWas_NothingSerious()
    {
        IPage page = await chromium.OpenAsync(plant.At("/topology"), ColorScheme.Dark, 390, 844);
        await page.GetByRole(AriaRole.Slider, new() { Name = "Show the plant as it was at" }).PressAsync("Home");
        await page.GetByText("As the plant was at").WaitForAsync();

        await Axe.NothingSeriousAsync(page);
    }
}
