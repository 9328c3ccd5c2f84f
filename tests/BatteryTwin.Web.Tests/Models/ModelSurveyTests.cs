using BatteryTwin.Web.State.Models;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Models;

public sealed class ModelSurveyTests : IDisposable
{
    private readonly ModelBrowser _browser = new(ModelPlant.Graph());

    public void Dispose() => _browser.Dispose();

    [Fact]
    public void Children_ByInheritance_RootsThenThoseThatExtendThem()
    {
        ModelSurvey survey = _browser.Survey;

        Assert.Equal(["Bearing", "Machine"], survey.Children(null, ModelTreeKind.Inheritance).Select(item => item.Label));
        Assert.Equal(["Mill"], survey.Children(ModelPlant.Machine, ModelTreeKind.Inheritance).Select(item => item.Label));
        Assert.Empty(survey.Children(ModelPlant.Mill, ModelTreeKind.Inheritance));
    }

    [Fact]
    public void Children_ByComponents_WholesThenTheirParts()
    {
        ModelSurvey survey = _browser.Survey;

        Assert.Equal(["Mill"], survey.Children(null, ModelTreeKind.Components).Select(item => item.Label));
        Assert.Equal(["Bearing"], survey.Children(ModelPlant.Mill, ModelTreeKind.Components).Select(item => item.Label));
    }

    [Fact]
    public void Counts_ExactAndWithSubtypes()
    {
        ModelSurvey survey = _browser.Survey;

        Assert.Equal((1, 3), (survey.Exactly(ModelPlant.Machine), survey.WithSubtypes(ModelPlant.Machine)));
        Assert.Equal((2, 2), (survey.Exactly(ModelPlant.Mill), survey.WithSubtypes(ModelPlant.Mill)));
    }

    [Fact]
    public void Find_PartOfNameOrId_IgnoresCase()
    {
        Assert.Equal(["Mill"], _browser.Survey.Find("mIl").Select(item => item.Label));
        Assert.Equal(3, _browser.Survey.Find("dtmi:t").Count);
    }

    [Fact]
    public void Model_ShowsOwnAndInheritedContentsAndWhoNeedsIt()
    {
        ModelView mill = _browser.Find(ModelPlant.Mill)!;
        ModelView bearing = _browser.Find(ModelPlant.Bearing)!;

        Assert.Equal(["Speed", "Bearings", "feeds", "Name"], mill.Contents.Select(row => row.Name));
        Assert.Equal("Machine", mill.Contents[3].InheritedFrom!.Label);
        Assert.Equal("rpm", mill.Contents[0].Unit);
        Assert.Equal(ModelPlant.Bearing, mill.Contents[1].Leads!.Id);
        Assert.Equal("at most 2", mill.Contents[2].Schema);
        Assert.Equal(["Mill"], bearing.UsedBy.Select(link => link.Label));
        Assert.Equal("1", mill.Version);
    }

    [Fact]
    public async Task Survey_TwinsComeAndGo_IsReadAgain()
    {
        PlantGraph graph = ModelPlant.Graph();
        using ModelBrowser browser = new(graph);
        ModelSurvey before = browser.Survey;
        Assert.Same(before, browser.Survey);

        await graph.DecommissionModelAsync(ModelPlant.Mill, true, Domain.Twins.ChangeOrigin.Import, TestContext.Current.CancellationToken);

        Assert.NotSame(before, browser.Survey);
        Assert.True(browser.Find(ModelPlant.Mill)!.Decommissioned);
    }
}
