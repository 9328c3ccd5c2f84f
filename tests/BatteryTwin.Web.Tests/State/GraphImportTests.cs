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
        Assert.Null(await ImportAsync("{\"digitalTwinsGraph\":{\"digitalTwins\":[{\"$dtId\":\"A\"}]}}"));
        Assert.Equal("A", Assert.Single(_graph.Imported).GetProperty("digitalTwinsGraph").GetProperty("digitalTwins")[0].GetProperty("$dtId").GetString());
    }

    [Fact]
    public async Task Import_ModelsBesideAGraph_BecomeOneDocument()
    {
        Assert.Null(await ImportAsync("{\"digitalTwinsGraph\":{},\"digitalTwinsModels\":[{\"@id\":\"a\"}]}", "{\"@id\":\"b\"}", "[{\"@id\":\"c\"}]"));
        Assert.Equal(["a", "b", "c"], Assert.Single(_graph.Imported).GetProperty("digitalTwinsModels").EnumerateArray().Select(model => model.GetProperty("@id").GetString()));
    }

    [Theory]
    [InlineData("{\"a\":1}")]
    [InlineData("null")]
    [InlineData("{\"digitalTwinsModels\":{}}")]
    public async Task Import_SomethingElse_NamesTheFile(string text)
    {
        Assert.StartsWith("file1.json: ", await ImportAsync(text), StringComparison.Ordinal);
        Assert.Empty(_graph.Imported);
    }

    [Fact]
    public async Task Import_NotJson_SaysWhere() => Assert.StartsWith("file1.json is not JSON: line 2,", await ImportAsync("{\n oops"), StringComparison.Ordinal);

    [Fact]
    public async Task Import_RefusedGraph_SaysWhy()
    {
        _graph.ImportFault = "twin 'A' has an unknown model";

        Assert.Equal("Nothing was imported: twin 'A' has an unknown model", await ImportAsync("[]"));
    }

    private Task<string?> ImportAsync(params string[] texts) =>
        new GraphImport(_graph).ImportAsync([.. texts.Select((text, index) => new UploadedFile($"file{index + 1}.json", new MemoryStream(Encoding.UTF8.GetBytes(text))))], TestContext.Current.CancellationToken);
}
