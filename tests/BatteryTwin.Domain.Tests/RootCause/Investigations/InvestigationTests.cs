using BatteryTwin.Domain.RootCause.Investigations;
using BatteryTwin.Domain.RootCause.Investigations.Changes;
using BatteryTwin.Domain.RootCause.Investigations.Evidence;
using System.Text.Json;

namespace BatteryTwin.Domain.Tests.RootCause.Investigations;

public sealed class InvestigationTests
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly EffectFinding s_finding = FanPlant.Explain(FanPlant.Units, FanPlant.Selection("line:Brno/Line2"));
    private static readonly string s_cause = s_finding.Causes[0].Key;

    [Fact]
    public void Of_AHistory_IsWhatItTells()
    {
        Investigation told = Analysed();
        told = After(told, told.Decide(s_cause, Verdict.Parked, "meter is being checked"), "Ana");
        told = After(told, told.Decide(s_cause, Verdict.Rejected, "  the fan was off  "), "Bo");
        told = After(told, told.AddAction("Check the meter", "Cy"), "Bo");
        told = After(told, told.SettleAction(1, isDone: true), "Cy");
        told = After(told, told.Conclude("Not the fan."), "Bo");

        Assert.Equal(InvestigationStatus.Concluded, told.Status);
        Assert.Equal((Verdict.Rejected, "the fan was off", "Bo"), (told.Verdicts[s_cause].Verdict, told.Verdicts[s_cause].Reason, told.Verdicts[s_cause].Who));
        Assert.Equal(new InvestigationAction(1, "Check the meter", "Cy", IsDone: true), Assert.Single(told.Actions));
        Assert.Equal((7, "Not the fan."), (told.Version, told.Conclusion));
        Assert.Equal(["Opened", "Analysed", "Parked", "Rejected", "Action", "Action", "Concluded"], told.History.Select(entry => entry.Change.Summary.Split(' ', ':')[0]));
    }

    [Fact]
    public void Json_OfEveryEntry_ReadsBackTheSameInvestigation()
    {
        Investigation told = Analysed();
        told = After(told, told.Decide(s_cause, Verdict.Confirmed, null), "Ana");
        told = After(told, new AnalysisFailed("no tables"), "BatteryTwin");

        InvestigationEntry[] read = [.. told.History.Select(entry => JsonSerializer.Deserialize<InvestigationEntry>(JsonSerializer.Serialize(entry))!)];

        Investigation again = Investigation.Of(told.Id, read);
        Assert.Equal(("no tables", 4), (again.Failure, again.Version));
        Assert.Equal(JsonSerializer.Serialize(told.Finding), JsonSerializer.Serialize(again.Finding));
        Assert.Equal(told.Verdicts[s_cause], again.Verdicts[s_cause]);
    }

    [Fact]
    public void Decide_WithoutAReason_OnlyConfirms()
    {
        Investigation told = Analysed();

        Assert.Equal(Verdict.Confirmed, told.Decide(s_cause, Verdict.Confirmed, " ").Verdict);
        Assert.Contains("reason", Assert.Throws<InvestigationException>(() => told.Decide(s_cause, Verdict.Rejected, " ")).Message, StringComparison.Ordinal);
        Assert.Contains("reason", Assert.Throws<InvestigationException>(() => told.Decide(s_cause, Verdict.Parked, null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Verbs_ThatDoNotFit_AreRefused()
    {
        Investigation told = Analysed();
        Investigation concluded = After(told, told.Conclude("Done."), "Ana");

        Assert.Contains("names no cause 'x'", Assert.Throws<InvestigationException>(() => told.Decide("x", Verdict.Confirmed, null)).Message, StringComparison.Ordinal);
        Assert.Throws<InvestigationException>(() => concluded.Decide(s_cause, Verdict.Confirmed, null));
        Assert.Throws<InvestigationException>(() => concluded.Conclude("Again."));
        Assert.Throws<InvestigationException>(() => told.Reopen("why not"));
        Assert.Throws<InvestigationException>(() => told.SettleAction(1, isDone: true));
        Assert.Throws<InvestigationException>(() => told.Conclude(new string('x', 5_000)));
        Assert.Equal(InvestigationStatus.Open, After(concluded, concluded.Reopen("new data"), "Ana").Status);
    }

    [Fact]
    public void With_AVersionThatDoesNotFollow_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Analysed().With(new(2, s_start, "Ana", new Reopened("x"))));

    [Fact]
    public void Summary_RejectedFirstCause_NamesTheNextOrNone()
    {
        Investigation told = Analysed();
        Assert.Equal((FanPlant.Node, FanPlant.Place), (InvestigationSummary.Of(told).FirstNode, InvestigationSummary.Of(told).FirstPlace));

        InvestigationSummary after = InvestigationSummary.Of(After(told, told.Decide(s_cause, Verdict.Rejected, "no"), "Ana"));

        Assert.Equal((null, 0, 1, 0), (after.FirstNode, after.Confirmed, after.Rejected, after.Undecided));
    }

    private static Investigation Analysed()
    {
        Investigation opened = Investigation.Of("i1", [new(1, s_start, "Ana", new Opened(FanPlant.Selection("line:Brno/Line2")))]);
        return After(opened, new Analysed(s_finding), "BatteryTwin");
    }

    private static Investigation After(Investigation investigation, InvestigationChange change, string who) =>
        investigation.With(new(investigation.Version + 1, s_start.AddMinutes(investigation.Version), who, change));
}
