using BatteryTwin.Domain.RootCause.Investigations;
using BatteryTwin.Domain.RootCause.Investigations.Evidence;
using BatteryTwin.Domain.RootCause.Investigations.Priors;
using BatteryTwin.Domain.RootCause.Plant;
using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Domain.Tests.RootCause.Investigations;

public sealed class EffectAnalysisTests
{
    private static readonly Lazy<EffectFinding> s_line = new(() => FanPlant.Explain(FanPlant.Units, FanPlant.Selection("line:Brno/Line2")));

    [Fact]
    public void Explain_ALineThatFailsMore_NamesTheFanWithItsEvidence()
    {
        CauseHypothesis cause = Assert.Single(s_line.Value.Causes);

        Assert.Equal((FanPlant.Node, FanPlant.Place, "station"), (cause.Node, cause.Place, cause.PlaceKind));
        Assert.InRange(cause.Contribution, 0.85 * FanPlant.Tables.CausedDefects, 1.15 * FanPlant.Tables.CausedDefects);
        Assert.InRange(cause.Certainty, 0.9, 1);
        Assert.True(cause.Lead > TimeSpan.FromHours(1), "coils come before cells");
        Assert.Equal((FanPlant.Node, "defect"), (cause.Path[0].Node, cause.Path[^1].Node));
        Assert.Equal(FanPlant.Place, cause.Sisters.Places[0].Place);
        Assert.Equal(6, cause.Sisters.Places.Count);
        Assert.Equal(["slurry", "coils", "cells"], cause.Passed.Select(passed => passed.Table));
        Assert.Equal(FanPlant.Place, Assert.Single(cause.Example!.Stops, stop => stop.IsCause).Station);
        Assert.InRange(cause.DefectsThrough, 1, cause.UnitsThrough);
        Assert.True(cause.RateThroughWithout < 0.2 * cause.RateThrough, "without the fault hardly any cell would have failed");
    }

    [Fact]
    public void Explain_ALine_ContributionsAndTheRestSumToTheEffect()
    {
        EffectFinding finding = s_line.Value;

        Assert.Equal(finding.Excess, finding.Causes.Sum(cause => cause.Contribution) + finding.Unexplained, 9);
        Assert.Equal(finding.Defects - (finding.Units * finding.ReferenceRate), finding.Excess, 6);
        Assert.InRange(finding.Rate.Defects.Sum(), finding.Defects, finding.Defects + finding.ReferenceDefects);
        Assert.InRange(finding.Rate.From, finding.ReferenceFrom.AddHours(-1), finding.From);
        Assert.True(finding.RateWithout(finding.Without(finding.Causes).Avoided.Value) < finding.DefectRate);
    }

    [Fact]
    public void Explain_ALineOfAnotherPlant_DoesNotBlameTheFan()
    {
        InvestigationEffect late = FanPlant.Selection("line:Aarhus/Line1") with { From = s_line.Value.From };

        EffectFinding finding = FanPlant.Explain(FanPlant.Units, late);

        Assert.Equal(PlantFinding.Unchanged, finding.Verdict);
        Assert.Contains(finding.Harmless, change => change is { Node: FanPlant.Node, Place: FanPlant.Place, Contribution: 0 });
    }

    [Fact]
    public void Explain_FailedCells_FindsTheirLineAndHowManyWentThroughTheCause()
    {
        string[] cells = FanPlant.FailedCells("Brno/Line2", 40);

        EffectFinding finding = FanPlant.Explain(FanPlant.Units, new() { Kind = EffectKind.Cells, Title = "These failed", Cells = [.. cells, "CELL-OF-NOBODY"] });

        Assert.Equal("line:Brno/Line2", finding.Place);
        Assert.Equal(FanPlant.Node, finding.Causes[0].Node);
        Assert.Equal(40, finding.ListedUnits);
        Assert.InRange(finding.Causes[0].ListedThrough, 30, 40);
        Assert.InRange(finding.Causes[0].Listed!.Value, 28, 40);
        Assert.Equal(finding.Causes[0].ListedThrough, finding.Listed.Count(cell => cell.Through.Contains(finding.Causes[0].Key)));
        Assert.Contains(finding.Common, origin => origin.Value == FanPlant.Place);
        Assert.Contains(finding.Warnings, warning => warning.StartsWith("1 of 41 named units", StringComparison.Ordinal));
    }

    [Fact]
    public void Explain_AStationAndATime_CountsOnlyWhatWentThroughItThen()
    {
        CauseHypothesis cause = s_line.Value.Causes[0];

        EffectFinding finding = FanPlant.Explain(FanPlant.Units, FanPlant.Selection(FanPlant.Place) with { From = cause.Start, To = null });

        Assert.Equal((FanPlant.Place, FanPlant.Node), (finding.Place, finding.Causes[0].Node));
        Assert.InRange(finding.DefectRate, 0.8 * cause.RateThrough, 1);
    }

    /// <summary>The time is that at the station: units dried within and tested later count.</summary>
    [Fact]
    public void Explain_AStationAndAnEnd_CountsWhatWasFinishedLater()
    {
        UnitTable cells = FanPlant.Units[^1];
        UnitTable coils = FanPlant.Units[1];
        int[] above = cells.Parents["coils"];
        string station = FanPlant.Graph.Nodes.First(node => node.Id == FanPlant.Node).StationColumn!;
        DateTimeOffset from = s_line.Value.Causes[0].Start;
        DateTimeOffset to = from.AddHours(12);
        int[] coated = [.. Enumerable.Range(0, cells.RowCount).Where(row => above[row] >= 0 && coils.Categories[station].CodeOf(FanPlant.Place) == coils.Categories[station][above[row]]
            && coils.Times[coils.TimeOf(station)!][above[row]] is { } time && time >= from && time < to)];

        EffectFinding finding = FanPlant.Explain(FanPlant.Units, FanPlant.Selection(FanPlant.Place) with { From = from, To = to });

        Assert.Contains(coated, row => cells.Times[cells.LastTime!][row] >= to);
        Assert.Equal(coated.Length, finding.Units);
        Assert.Equal(to, finding.To);
    }

    [Fact]
    public void Explain_NothingHappened_SaysSoAndNamesNoCause()
    {
        EffectFinding finding = FanPlant.Explain(FanPlant.Quiet, FanPlant.Selection("plant:Brno") with { From = s_line.Value.From });

        Assert.Equal((PlantFinding.Unchanged, 0), (finding.Verdict, finding.Causes.Count));
        Assert.Equal(finding.Excess, finding.Unexplained);
        Assert.True(finding.Units > 100, "there were units to judge");
    }

    [Fact]
    public void Explain_NoTimeGivenAndNoneStandsOut_ComparesTheNewestQuarterAndSaysSo()
    {
        EffectFinding finding = FanPlant.Explain(FanPlant.Quiet, FanPlant.Selection("line:Cadiz/Line1"));

        Assert.Equal((PlantFinding.Unchanged, null), (finding.Verdict, finding.EffectStart));
        Assert.InRange(finding.Units, finding.ReferenceUnits / 4, finding.ReferenceUnits / 2);
        Assert.Contains(finding.Warnings, warning => warning.Contains("newest quarter", StringComparison.Ordinal));
    }

    [Fact]
    public void Explain_PlaceThatNoUnitWentThrough_IsThatOfTheWhole() =>
        Assert.Equal("line:Brno/Line2", FanPlant.Explain(FanPlant.Units, FanPlant.Selection("Brno/Line2/Drying/Fan") with { Wholes = ["Brno/Line2"] }).Place);

    [Fact]
    public void Explain_UnknownPlace_NamesKnownOnes()
    {
        PlantCaseException refused = Assert.Throws<PlantCaseException>(() => FanPlant.Explain(FanPlant.Units, FanPlant.Selection("line:Atlantis")));

        Assert.Contains("line:Brno/Line2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_WithExperience_ShowsItAndNamesTheSameCauses()
    {
        CausePriors rejected = new(Enumerable.Repeat(new PastVerdict(FanPlant.Node, "station", Verdict.Rejected), 50));

        EffectFinding finding = FanPlant.Explain(FanPlant.Units, FanPlant.Selection("line:Brno/Line2"), rejected);

        CauseHypothesis cause = Assert.Single(finding.Causes);
        Assert.Equal(new CausePrior(1 / CausePriors.Most, 0, 50), cause.Prior);
        Assert.InRange(cause.Certainty, 0.85, s_line.Value.Causes[0].Certainty - 0.001);
        Assert.Equal(s_line.Value.Causes[0].Contribution, cause.Contribution);
    }
}
