using BatteryTwin.Domain.Twins;
using BatteryTwin.Web.State.Models;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Models;

public sealed class ModelDeskTests : IDisposable
{
    private readonly PlantGraph _graph = ModelPlant.Graph();
    private readonly ModelBrowser _browser;

    public ModelDeskTests() => _browser = new(_graph);

    public void Dispose() => _browser.Dispose();

    [Fact]
    public void Consequence_DeleteOfANeededModel_NamesWhatMustGoFirst()
    {
        ModelConsequence consequence = Consequence(ModelVerb.Delete, ModelPlant.Machine);

        Assert.Equal(["Mill"], consequence.Blocking.Select(link => link.Label));
    }

    [Fact]
    public void Consequence_DeleteOfAModelWithTwins_SaysWhatBecomesOfThem()
    {
        ModelConsequence consequence = Consequence(ModelVerb.Delete, ModelPlant.Mill);

        Assert.Empty(consequence.Blocking);
        Assert.Contains(consequence.Words, words => words.StartsWith("Its 2 twins stay, but cannot be changed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Consequence_DecommissionAfterTheDependents_IsFree()
    {
        Assert.Single(Consequence(ModelVerb.Decommission, ModelPlant.Bearing).Blocking);
        Assert.Null(await Desk.DecommissionAsync(ModelPlant.Mill, true, "Ana", TestContext.Current.CancellationToken));

        Assert.Empty(Consequence(ModelVerb.Decommission, ModelPlant.Bearing).Blocking);
    }

    [Fact]
    public async Task Delete_RefusedByTheGraph_SaysWhy()
    {
        string? fault = await Desk.DeleteAsync(ModelPlant.Machine, "Ana", TestContext.Current.CancellationToken);

        Assert.StartsWith("Not done: ", fault, StringComparison.Ordinal);
        Assert.Contains(ModelPlant.Mill, fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_Done_IsRecordedWithTheName()
    {
        ChangeOrigin? origin = null;
        _graph.AnyChanged += change => origin = change.Origin;

        Assert.Null(await Desk.DeleteAsync(ModelPlant.Mill, " Ana ", TestContext.Current.CancellationToken));

        Assert.Equal(new ChangeOrigin("page", "Ana"), origin);
        Assert.Null(_browser.Find(ModelPlant.Mill));
    }

    [Fact]
    public async Task Decommission_WithoutAName_IsRefused()
    {
        Assert.NotNull(await Desk.DecommissionAsync(ModelPlant.Mill, true, " ", TestContext.Current.CancellationToken));
        Assert.False(_browser.Find(ModelPlant.Mill)!.Decommissioned);
    }

    private ModelDesk Desk => new(_graph);

    private ModelConsequence Consequence(ModelVerb verb, string modelId) =>
        ModelConsequence.Of(verb, _browser.Find(modelId)!, id => _browser.Find(id) is { Decommissioned: true });
}
