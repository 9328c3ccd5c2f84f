using AngleSharp.Dom;
using BatteryTwin.Domain.RootCause.Investigations;
using BatteryTwin.Domain.RootCause.Investigations.Evidence;
using BatteryTwin.Ingest.Storage.Traceability;
using BatteryTwin.Web.Components.Pages;
using BatteryTwin.Web.State.Investigations;
using BatteryTwin.Web.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Web.Tests.Pages;

public sealed class InvestigationPagesTests : IDisposable
{
    private readonly SmallPlant _plant = new();
    private readonly InvestigationHouse _house = new();

    public InvestigationPagesTests() => _plant.MoreServices = _house.AddTo;

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task List_ALineThatFailsMore_StandsFirstAndLeadsToANewInvestigation()
    {
        IElement page = await ListAsync();

        Assert.Contains("Cells fail more at", page.Words("h2"), StringComparison.Ordinal);
        IElement line = page.QuerySelectorAll(".failure-rise").Single(row => row.Words().Contains("Brno Line2", StringComparison.Ordinal));
        Assert.Contains("place=line%3ABrno%2FLine2", line.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("None yet", page.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "Graz L1 fails 96 %, and there is no earlier data to compare with")]
    [InlineData(true, "Graz L1 fails 96 %, and has done so for two days")]
    public void Finding_ALineThatFailsFromItsFirstCell_SaysThatNothingEarlierIsKnown(bool hasEarlier, string words) => Assert.Equal(
        words,
        new FailureView([new("line:Graz/L1", 100, 96, null, 0, 0), new("line:Graz/L2", 100, 2, null, 0, 0)], SmallPlant.Start, SmallPlant.Start, null, hasEarlier).Finding.Replace('\u00A0', ' '));

    [Fact]
    public void Finding_LinesThatFailAsEver_SaysSo() =>
        Assert.Equal("No line fails more than it did", new FailureView([new("line:Graz/L2", 100, 2, null, 0, 0)], SmallPlant.Start, SmallPlant.Start, null).Finding);

    [Fact]
    public async Task List_WithoutGenealogy_SaysWhereCellsComeFrom()
    {
        _house.Process.Tables = null;

        Assert.Contains("No cells have been recorded yet", (await ListAsync()).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_OfInvestigations_SaysWhatEachFound()
    {
        await _house.AnalysedAsync();
        await _house.AnalysedAsync("line:Atlantis");

        IElement page = await ListAsync();

        string[] items = [.. page.QuerySelectorAll(".investigation-list li").Select(item => item.Words())];
        Assert.Contains(items, item => item.Contains("Spread of fan speed at Brno/Line2/Drying", StringComparison.Ordinal) && item.Contains("1 to judge", StringComparison.Ordinal));
        Assert.Contains(items, item => item.Contains("Analysis failed: no unit went through 'line:Atlantis'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_Analysed_ShowsTheTreeWithBarsAndTheEvidenceBesideIt()
    {
        IElement page = await OneAsync(await _house.AnalysedAsync());

        IElement tree = page.QuerySelector("[role=tree]")!;
        Assert.Equal(["1", "2", "2"], tree.QuerySelectorAll("[role=treeitem]").Take(3).Select(item => item.GetAttribute("aria-level")));
        IElement cause = tree.QuerySelector(".cause")!;
        Assert.Contains("Spread of fan speed rose", cause.Words(), StringComparison.Ordinal);
        Assert.Contains("before failures rose", cause.Words(), StringComparison.Ordinal);
        Assert.Equal(["c", "r", "p"], cause.QuerySelectorAll("[data-tree-key]").Select(button => button.GetAttribute("data-tree-key")));
        Assert.Contains("only Brno/Line2/Drying changed", page.Words(".investigation-side"), StringComparison.Ordinal);
        Assert.Contains("would have failed, instead of", page.Words(".what-if"), StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll(".investigation-side .evidence svg").Length);
        Assert.Contains("coils through it", page.Words(".genealogy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_RejectedCause_StaysVisibleWithReason()
    {
        Investigation found = await _house.AnalysedAsync();
        found = _house.Book.Apply(found.Id, found.Version, "Bo", now => now.Decide(InvestigationHouse.Cause, Verdict.Rejected, "fan was serviced"));

        IElement page = await OneAsync(found);

        Assert.Contains("Rejected by Bo: fan was serviced", page.Words(".cause-rejected"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".cause-rejected .bar-hollow"));
        Assert.Contains("Failures rose", page.Words(".investigation-side"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_NothingChanged_SaysSo()
    {
        using InvestigationHouse quiet = new(isQuiet: true);
        _plant.MoreServices = quiet.AddTo;

        IElement page = await OneAsync(await quiet.AnalysedAsync("line:Cadiz/Line1"));

        Assert.Contains("Nothing changed that makes failures.", page.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".cause"));
    }

    [Fact]
    public async Task One_Failed_SaysWhyAndOffersAnotherTry()
    {
        IElement page = await OneAsync(await _house.AnalysedAsync("line:Atlantis"));

        Assert.Contains("No unit went through 'line:Atlantis'", page.Words("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("Try again", page.Words("[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_Concluded_TakesNoMoreJudgements()
    {
        Investigation found = await _house.AnalysedAsync();
        found = _house.Book.Apply(found.Id, found.Version, "Bo", now => now.Conclude("The fan controller."));

        IElement page = await OneAsync(found);

        Assert.Contains("Concluded: The fan controller.", page.Words(".page-head"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("[data-tree-key]"));
    }

    [Fact]
    public async Task One_WithExperience_ShowsThePrior()
    {
        for (int time = 0; time < 3; time++)
        {
            Investigation past = await _house.AnalysedAsync();
            _house.Book.Apply(past.Id, past.Version, "Bo", now => now.Decide(InvestigationHouse.Cause, Verdict.Confirmed, null));
        }

        Assert.Contains("prior ×1.4 from 3 confirmed", (await OneAsync(await _house.AnalysedAsync())).Words(".cause-prior"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_Unknown_SaysSo() =>
        Assert.Contains("There is no investigation 77", (await RenderedPage.OfAsync<InvestigationPage>(_plant, "/investigations/77", ("Id", "77"))).Words(), StringComparison.Ordinal);

    [Fact]
    public async Task New_OfAnAlarm_AsksAboutTheUnitsThroughItsMachine()
    {
        string id = _plant.Alerts.Raise("Coat-A").Id;

        IElement page = await RenderedPage.OfAsync<NewInvestigationPage>(_plant, $"/investigations/new?alert={id}");

        Assert.Contains("Units that went through Coat-A from an hour before the alarm on", page.Words(), StringComparison.Ordinal);
        Assert.Equal("2026-05-04T07:00:00", page.QuerySelector("input[type=datetime-local]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task One_OfNamedCells_SaysHowManyTheCauseAccountsForAndKeepsTheList()
    {
        string[] cells = _house.FailedCells(30);

        IElement page = await OneAsync(await _house.AnalysedAsync(cells));

        Assert.Matches(@"\d+( \(\d+ to \d+\))? of the 30 named cells would have passed had the spread of fan speed at Brno/Line2/Drying not changed", page.Words(".page-head"));
        IElement panel = page.QuerySelectorAll(".panel").Single(panel => panel.Words("h2").Contains("30 named went through what changed", StringComparison.Ordinal));
        Assert.Contains("Brno/Line2/Drying", panel.Words(".table-scroll"), StringComparison.Ordinal);
        Assert.Equal(30, panel.QuerySelectorAll(".named-cells a").Length);
        Assert.Equal("/api/rootcause/investigations/1/cells", panel.QuerySelector("a[download]")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData(25, "Failed by more than one cause: spared only without all of them", "+25")]
    [InlineData(-25, "Needed several causes to fail: counted with each of them", "−25")]
    public async Task One_CausesThatMeetInTheSameUnits_HaveARowOfTheirOwnForIt(double interaction, string words, string value)
    {
        Investigation found = await _house.AnalysedAsync();
        CauseHypothesis first = found.Finding!.Causes[0];
        CauseHypothesis second = first with { Key = "electrolyte_g@Brno/Line2/Filling/F1", Node = "electrolyte_g", Contribution = 40, Low = 30, High = 50 };
        JointContribution joint = new([first.Key, second.Key], new(first.Contribution + 40 + interaction, first.Low, first.High + 100));
        EffectFinding finding = found.Finding with { Causes = [first, second], Joint = [joint], Excess = first.Contribution + 40 + interaction };
        found = _house.Book.Apply(found.Id, found.Version, "BatteryTwin", now => now.Analyse(finding));

        IElement page = await OneAsync(found);

        string[] rest = [.. page.QuerySelectorAll(".cause-rest").Select(row => row.Words())];
        Assert.Contains(words, rest[0], StringComparison.Ordinal);
        Assert.EndsWith(value, rest[0], StringComparison.Ordinal);
        Assert.Contains("Natural spread", rest[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_ChartsComeAsCsvFromTheServer_NotWithThePage() =>
        Assert.All((await OneAsync(await _house.AnalysedAsync())).QuerySelectorAll(".evidence-csv"), link => Assert.StartsWith("/api/rootcause/investigations/1/evidence?series=", link.GetAttribute("href"), StringComparison.Ordinal));

    [Fact]
    public async Task New_OfUnitsThatFailed_NamesJustThese()
    {
        _plant.MoreServices = services =>
        {
            _house.AddTo(services);
            services.AddSingleton<IProcessTables>(_plant.Units);
        };
        _plant.Units.Fill(SmallPlant.Start);

        IElement page = await RenderedPage.OfAsync<NewInvestigationPage>(_plant, $"/investigations/new?failed={Uri.EscapeDataString("A/L2")}&badFrom={Ms(SmallPlant.Start.AddHours(-24))}&badTo={Ms(SmallPlant.Start)}");

        Assert.Contains("All 24 failed cells of A L2", page.Words("form"), StringComparison.Ordinal);
        Assert.Contains("L2-C149-2", page.Words(".failed-list"), StringComparison.Ordinal);
        Assert.Equal("24 failed cells of A L2", page.QuerySelector("input")!.GetAttribute("value"));
    }

    [Fact]
    public async Task New_OfUnitsOfWhichNoneFailed_SaysSo()
    {
        _plant.MoreServices = services =>
        {
            _house.AddTo(services);
            services.AddSingleton<IProcessTables>(_plant.Units);
        };
        _plant.Units.Fill(SmallPlant.Start);

        IElement page = await RenderedPage.OfAsync<NewInvestigationPage>(_plant, $"/investigations/new?failed={Uri.EscapeDataString("A/L1")}&badFrom={Ms(SmallPlant.Start.AddHours(-24))}&badTo={Ms(SmallPlant.Start)}");

        Assert.Contains("No unit of A L1", page.Words("[role=alert]"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("button[type=submit]")!.GetAttribute("disabled"));
    }

    [Fact]
    public async Task New_WithoutAQuestion_AsksForFailedCells() =>
        Assert.Contains("Failed cells", (await RenderedPage.OfAsync<NewInvestigationPage>(_plant, "/investigations/new?cells=C1,C2")).Words("form"), StringComparison.Ordinal);

    [Fact]
    public async Task Alarms_AnOpenOne_CanBeInvestigated()
    {
        string id = _plant.Alerts.Raise("Coat-A").Id;

        IElement page = await RenderedPage.OfAsync<AlarmsPage>(_plant, "/alarms");

        Assert.Equal($"/investigations/new?alert={id}", page.QuerySelector(".alert-actions a")!.GetAttribute("href"));
    }

    private static long Ms(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    private Task<IElement> ListAsync() => RenderedPage.OfAsync<InvestigationsPage>(_plant, "/investigations");

    private Task<IElement> OneAsync(Investigation investigation) => RenderedPage.OfAsync<InvestigationPage>(_plant, $"/investigations/{investigation.Id}", ("Id", investigation.Id));
}
