using System.Text;
using System.Text.Json;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Dtdl.Folders;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.Tests.Dtdl;

public sealed class ModelFolderTests
{
    [Fact]
    public void Batches_ChainGivenBackwards_GoesParentsFirstWithinTheLimit()
    {
        JsonElement[] chain = [.. Enumerable.Range(1, 9).Reverse().Select(i => Model(i, extends: i > 1 ? i - 1 : null))];

        IReadOnlyList<IReadOnlyList<JsonElement>> batches = ModelUploadOrder.Batches(chain, 4);

        Assert.Equal([4, 4, 1], batches.Select(batch => batch.Count));
        Assert.Equal(Enumerable.Range(1, 9).Select(Id), batches.SelectMany(batch => batch).Select(ModelCatalog.IdOf));
    }

    [Fact]
    public void Batches_ComponentsAndCircles_PutsCirclesLast()
    {
        JsonElement whole = JsonElement.Parse($$"""{"@id":"{{Id(1)}}","contents":[{"@type":["Component"],"schema":"{{Id(3)}}"},{"@type":"Relationship","target":"{{Id(2)}}"}]}""");

        IEnumerable<string> order = ModelUploadOrder.Batches([Model(8, 9), Model(9, 8), whole, Model(2, 1), Model(3, null)], 250).Single().Select(ModelCatalog.IdOf);

        Assert.Equal([Id(3), Id(1), Id(2), Id(8), Id(9)], order);
    }

    [Fact]
    public void Plan_SixHundredModelsBackwards_EveryBatchIsTakenInTurn()
    {
        ModelFile[] files = [.. Enumerable.Range(0, 600).Reverse().Select(i => File($"m{i}.json", Model(i, i % 10 == 0 ? null : i - 1).GetRawText()))];

        ModelFolderPlan plan = ModelFolder.Plan(files, ModelCatalog.Empty, GraphLimits.Default, TestContext.Current.CancellationToken);

        Assert.True(plan.IsValid);
        Assert.Equal([250, 250, 100], plan.Batches.Select(batch => batch.Count));
        ModelCatalog catalog = plan.Batches.Aggregate(ModelCatalog.Empty, (models, batch) => models.With(batch, default));
        Assert.Equal(600, catalog.Count);
    }

    [Fact]
    public void Plan_TwiceAndDifferent_NamesFileAndRemedy()
    {
        ModelCatalog stored = ModelCatalog.Empty.With([Model(1, null), Model(2, null)], default);
        ModelFile[] files = [File("same.json", Model(1, null).GetRawText()), File("other.json", Model(2, 1).GetRawText()), File("a.json", Model(3, null).GetRawText()), File("b/a.json", Model(3, null).GetRawText())];

        ModelFolderPlan plan = ModelFolder.Plan(files, stored, GraphLimits.Default, TestContext.Current.CancellationToken);

        Assert.False(plan.IsValid);
        Assert.Empty(plan.Batches);
        Assert.Equal([Id(1)], plan.Files[0].Existing);
        Assert.Equal("modelExists", Assert.Single(plan.Files[1].Errors).Code);
        Assert.Equal([Id(3)], plan.Files[2].New);
        Assert.Contains("'a.json'", Assert.Single(plan.Files[3].Errors).Message, StringComparison.Ordinal);
    }

    private static string Id(int number) => $"dtmi:test:M{number};1";

    private static ModelFile File(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));

    private static JsonElement Model(int number, int? extends) => JsonElement.Parse(
        $$"""{"@context":"dtmi:dtdl:context;2","@id":"{{Id(number)}}","@type":"Interface"{{(extends is { } parent ? $",\"extends\":\"{Id(parent)}\"" : string.Empty)}}}""");
}
