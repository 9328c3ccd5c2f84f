using BatteryTwin.Web.State.Explorer;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Explorer;

public sealed class QueryShelfTests
{
    private readonly QueryShelf _shelf = new(new QueryBook(), new ManualTime(SmallPlant.Start));

    [Fact]
    public void Save_SameName_ReplacesTheQuery()
    {
        Assert.Null(_shelf.Save(" Hot ", "SELECT * FROM digitaltwins"));
        Assert.Null(_shelf.Save("hot", "SELECT COUNT() FROM digitaltwins"));

        Assert.Equal(new NamedQuery("hot", "SELECT COUNT() FROM digitaltwins"), Assert.Single(_shelf.All()));
        Assert.True(_shelf.Delete("HOT"));
        Assert.Empty(_shelf.All());
    }

    [Theory]
    [InlineData("", "SELECT * FROM digitaltwins")]
    [InlineData("Name", "  ")]
    [InlineData("every twin", "SELECT * FROM digitaltwins")]
    public void Save_NoNameNoTextOrANameOfTheProduct_SaysWhyNot(string name, string text)
    {
        Assert.NotNull(_shelf.Save(name, text));
        Assert.Empty(_shelf.All());
    }
}
