using System.Text;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Web.State.Models;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Models;

public sealed class ModelUploadTests
{
    private const string Wrong = """
        {
          "@context": "dtmi:dtdl:context;2",
          "@id": "dtmi:t:Wrong;1",
          "@type": "Interface",
          "contents": [
            {"@type": "Property", "name": "1bad", "schema": "double"}
          ]
        }
        """;

    private readonly InMemoryTwinGraph _graph = new(TwinGraphSnapshot.Empty, GraphLimits.Default, new ManualTime(SmallPlant.Start));

    private ModelUpload Upload => new(_graph);

    [Fact]
    public async Task Check_ErrorInOneFile_IsShownAtItsLineAndNothingCanBeStored()
    {
        UploadCheck check = await CheckAsync(("good.json", Model("Good")), ("wrong.json", Wrong));

        UploadFile wrong = check.Files[1];
        Assert.Empty(check.Files[0].Errors);
        UploadLine line = Assert.Single(wrong.Lines, line => line.Errors.Count > 0);
        Assert.Equal(6, line.Number);
        Assert.Contains("1bad", line.Text, StringComparison.Ordinal);
        Assert.NotEmpty(line.Errors[0].Remedy);
        Assert.Empty(check.Batches);
    }

    [Fact]
    public async Task Check_NotJson_IsAnErrorOfThatFile()
    {
        UploadCheck check = await CheckAsync(("broken.json", "{\n  \"@id\": oops\n}"));

        Assert.Equal(2, Assert.Single(check.Files[0].Errors).Line);
    }

    [Fact]
    public async Task Store_ChildrenFirst_GoesInDependencyOrder()
    {
        UploadCheck check = await CheckAsync(("a.json", Model("Child", "Parent")), ("b.json", Model("Parent")));

        Assert.Equal((2, 0, 0), (check.NewCount, check.ExistingCount, check.ErrorCount));
        Assert.Null(await Upload.StoreAsync(check, "Ana", TestContext.Current.CancellationToken));
        Assert.Equal(["dtmi:t:Child;1", "dtmi:t:Parent;1"], _graph.Current.Models.All.Select(model => model.Id));
    }

    [Fact]
    public async Task Check_StoredAlready_IsLeftAsItIs()
    {
        await Upload.StoreAsync(await CheckAsync(("a.json", Model("A"))), "Ana", TestContext.Current.CancellationToken);

        UploadCheck again = await CheckAsync(("a.json", Model("A")), ("b.json", Model("B", "A")));

        Assert.Equal((1, 1, 0), (again.NewCount, again.ExistingCount, again.ErrorCount));
    }

    [Fact]
    public async Task Store_WithoutAName_IsRefused()
    {
        UploadCheck check = await CheckAsync(("a.json", Model("A")));

        Assert.NotNull(await Upload.StoreAsync(check, " ", TestContext.Current.CancellationToken));
        Assert.Equal(0, _graph.Current.Models.Count);
    }

    [Fact]
    public async Task Store_ModelCameInBetween_SaysThatNothingWasStored()
    {
        UploadCheck check = await CheckAsync(("a.json", Model("A")));
        await Upload.StoreAsync(check, "Ana", TestContext.Current.CancellationToken);

        Assert.StartsWith("Nothing was stored:", await Upload.StoreAsync(check, "Ben", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_LongDocument_OnlyTheNeighbourhoodOfAnError()
    {
        string text = string.Join('\n', Enumerable.Range(1, 1_000).Select(number => $"line {number}"));
        Domain.Dtdl.Language.Errors.ModelError error = new() { Code = "x", Document = 0, Line = 500, Column = 1, Message = "m", Remedy = "r" };

        IReadOnlyList<UploadLine> lines = UploadLine.Around(text, [error, error with { Line = 2 }]);

        Assert.Equal([1, 2, 3, 4, 5, 6, 496, 497, 498, 499, 500, 501, 502, 503, 504], lines.Select(line => line.Number));
        Assert.Equal([496], lines.Where(line => line.FollowsGap).Select(line => line.Number));
    }

    private Task<UploadCheck> CheckAsync(params (string Name, string Text)[] files) =>
        Upload.CheckAsync([.. files.Select(file => new UploadedText(file.Name, Encoding.UTF8.GetBytes(file.Text)))], TestContext.Current.CancellationToken);

    private static string Model(string name, string? parent = null) => parent is null
        ? $$"""{"@context": "dtmi:dtdl:context;2", "@id": "dtmi:t:{{name}};1", "@type": "Interface"}"""
        : $$"""{"@context": "dtmi:dtdl:context;2", "@id": "dtmi:t:{{name}};1", "@type": "Interface", "extends": "dtmi:t:{{parent}};1"}""";
}
