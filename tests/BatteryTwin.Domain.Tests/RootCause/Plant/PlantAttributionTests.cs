using BatteryTwin.Domain.RootCause.Plant;
using BatteryTwin.Domain.Tests.Shared;
using BatteryTwin.Tests.Shared.Plant;

namespace BatteryTwin.Domain.Tests.RootCause.Plant;

public sealed class PlantAttributionTests
{
    private static readonly PlantGraph s_graph = PlantGraphReader.Read(PlantGraphText.Utf8);

    [Theory]
    [InlineData("dev1_fan_controller", "2026-03-07T00:00:00Z")]
    [InlineData("dev2_underfilling", "2026-03-07T20:00:00Z")]
    public void Explain_CaseOfTheDataSet_NamesNodePlaceStartAndAvoidedDefects(string name, string start)
    {
        string truth = SharedData.FileOrSkip("rca-plant", "truth.json");
        string folder = Path.GetDirectoryName(truth)!;
        (IReadOnlyList<(string Node, string Place)> faults, int caused) = PlantCaseFolder.Truth(folder, name);
        PlantGraph graph = PlantGraphReader.Read(File.ReadAllBytes(Path.Combine(folder, "graph.json")));

        PlantFinding finding = Explain(PlantCaseFolder.Read(Path.Combine(folder, name), graph));

        PlantCause cause = Assert.Single(finding.Causes);
        Assert.Equal(faults.Single(), (cause.Node, cause.Place));
        Assert.InRange(cause.AvoidedDefects, 0.95 * caused, 1.05 * caused);
        Assert.InRange((cause.Start - DateTimeOffset.Parse(start, System.Globalization.CultureInfo.InvariantCulture)).TotalHours, -4, 4);
        Assert.InRange(cause.AvoidedDefects, cause.Low, cause.High);
    }

    public static TheoryData<int> Some => [0, 2, 3, 4, 6, 8, 11, 13, 16, 20, 22, 28];

    [Theory]
    [MemberData(nameof(Some))]
    public void Explain_OneFault_NamesNodeAndPlaceAndCountsWhatItCaused(int set)
    {
        PlantFault[] faults = PlantFaultSets.All[set];
        PlantTables tables = SyntheticPlant.Make(1, faults);

        PlantFinding finding = Explain(PlantCaseFolder.Of(tables, s_graph));

        PlantCause cause = Assert.Single(finding.Causes);
        Assert.Equal((faults[0].Node, faults[0].Place), (cause.Node, cause.Place));
        Assert.InRange(cause.AvoidedDefects, 0.85 * tables.CausedDefects, 1.15 * tables.CausedDefects);
        Assert.Equal(PlantFinding.Changed, finding.Verdict);
    }

    [Theory]
    [InlineData(29)]
    [InlineData(31)]
    [InlineData(32)]
    public void Explain_TwoFaults_NamesBoth(int set)
    {
        PlantFault[] faults = PlantFaultSets.All[set];
        PlantTables tables = SyntheticPlant.Make(1, faults);

        PlantFinding finding = Explain(PlantCaseFolder.Of(tables, s_graph));

        Assert.Equal(faults.Select(fault => (fault.Node, fault.Place)).ToHashSet(), finding.Causes.Select(cause => (cause.Node, cause.Place)).ToHashSet());
        Assert.InRange(finding.Causes.Sum(cause => cause.AvoidedDefects), 0.85 * tables.CausedDefects, 1.15 * tables.CausedDefects);
    }

    [Theory]
    [InlineData(101)]
    [InlineData(102)]
    [InlineData(103)]
    [InlineData(104)]
    public void Explain_NothingHappened_IsSilent(int seed)
    {
        PlantFinding finding = Explain(PlantCaseFolder.Of(SyntheticPlant.Make(seed), s_graph));

        Assert.Empty(finding.Causes);
        Assert.Equal(PlantFinding.Unchanged, finding.Verdict);
    }

    [Fact]
    public void Explain_ChangeWithoutConsequence_IsNoCauseButSaid()
    {
        PlantFinding finding = Explain(PlantCaseFolder.Of(SyntheticPlant.Make(2, new PlantFault("mixing_vacuum_mbar", "Brno/Mixing/M1", 120, 60)), s_graph));

        Assert.Empty(finding.Causes);
        Assert.Contains(finding.Warnings, warning => warning.Contains("mixing_vacuum_mbar changed at Brno/Mixing/M1", StringComparison.Ordinal));
    }

    [Fact]
    public void Explain_MissingValuesAndSentinels_AreSeenThrough()
    {
        PlantFault fault = new("electrolyte_g", "Aarhus/Line1/Filling/F3", 140, -5);
        PlantTables tables = SyntheticPlant.Make(1, fault);

        PlantFinding finding = Explain(PlantCaseFolder.Of(tables.Spoilt(0.05, 0.02, "-999", 3), s_graph));

        PlantCause cause = Assert.Single(finding.Causes);
        Assert.Equal((fault.Node, fault.Place), (cause.Node, cause.Place));
        Assert.InRange(cause.AvoidedDefects, 0.85 * tables.CausedDefects, 1.15 * tables.CausedDefects);
        Assert.Contains(finding.Warnings, warning => warning.Contains("'electrolyte_g': -999 stands", StringComparison.Ordinal));
    }

    [Fact]
    public void Explain_SameCaseTwice_GivesTheSameAnswer()
    {
        PlantTables tables = SyntheticPlant.Make(1, PlantFaultSets.All[1]);

        Assert.Equal(Explain(PlantCaseFolder.Of(tables, s_graph)).Causes, Explain(PlantCaseFolder.Of(tables, s_graph)).Causes);
    }

    [Fact]
    public void Explain_Cancelled_Stops()
    {
        using CancellationTokenSource cancel = new();
        PlantCase plantCase = PlantCaseFolder.Of(SyntheticPlant.Make(1), s_graph);

        Assert.Throws<OperationCanceledException>(() => new PlantAttribution(new()).Explain(plantCase, _ => cancel.Cancel(), cancel.Token));
    }

    private static PlantFinding Explain(PlantCase plantCase) => new PlantAttribution(new()).Explain(plantCase, null, TestContext.Current.CancellationToken);
}
