using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Web.State;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.State;

public sealed class PlantSearchTests
{
    private readonly SmallPlant _plant = new();

    public PlantSearchTests()
    {
        _plant.Store.Put("Mix-A", "speed", SmallPlant.Start, FieldValue.Float(1));
        _plant.Store.Put("press-7", "ram force", SmallPlant.Start, FieldValue.Float(1));
    }

    [Fact]
    public async Task Find_PartOfAName_AssetsBeforeSignals()
    {
        IReadOnlyList<SearchHit> hits = await FindAsync("mix");

        Assert.Equal(new SearchHit("Mixing of line 1", "Mixing · Mix-A", "/assets/Mix-A"), hits[0]);
        Assert.Equal("/assets/Mix-A?signals=speed", hits[1].Path);
    }

    [Fact]
    public async Task Find_Line_LeadsToItsOwnPage() => Assert.Equal("/lines/Line1-A", (await FindAsync("line1-a"))[0].Path);

    [Fact]
    public async Task Find_WordsOfAssetAndSignal_FindsTheSignal() => Assert.Equal(["speed"], (await FindAsync("mixing SPEED")).Select(hit => hit.Name));

    [Fact]
    public async Task Find_MachineThatOnlySendsData_AndItsFields()
    {
        Assert.Equal(new SearchHit("press-7", "Machine without a model", "/assets/press-7"), (await FindAsync("press"))[0]);
        Assert.Equal("/assets/press-7?signals=ram%2520force", (await FindAsync("force"))[0].Path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("nothing like it")]
    public async Task Find_NothingOrUnknown_IsEmpty(string text) => Assert.Empty(await FindAsync(text));

    [Fact]
    public async Task Find_ManyMatches_StopsAtTheLimit() => Assert.Equal(2, (await new PlantSearch(_plant.Watch, _plant.Store, _plant.Time).FindAsync("a", 2)).Count);

    private ValueTask<IReadOnlyList<SearchHit>> FindAsync(string text) => new PlantSearch(_plant.Watch, _plant.Store, _plant.Time).FindAsync(text);
}
