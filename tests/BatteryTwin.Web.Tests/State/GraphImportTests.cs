using System.Text;
using BatteryTwin.Web.State;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.State;

public sealed class GraphImportTests
{
    private readonly PlantGraph _graph = new(TimeProvider.System);

    [Fact]
    public async Task Import_GraphDocument_ReachesTheGraph()
    {
        Assert.Null(await ImportAsync("{\"digitalTwinsGraph\":{}}"));
        Assert.Single(_graph.Imported);
    }

    [Fact]
    public async Task Import_NotJson_SaysWhere() => Assert.StartsWith("The file is not JSON: line 2,", await ImportAsync("{\n oops"), StringComparison.Ordinal);

    [Fact]
    public async Task Import_RefusedGraph_SaysWhy()
    {
        _graph.ImportFault = "twin 'A' has an unknown model";

        Assert.Equal("Nothing was imported: twin 'A' has an unknown model", await ImportAsync("{}"));
    }

    private async Task<string?> ImportAsync(string text)
    {
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(text));
        return await new GraphImport(_graph).ImportAsync(stream, TestContext.Current.CancellationToken);
    }
}
