using BatteryTwin.Domain.RootCause.Plant;
using BatteryTwin.Domain.RootCause.Processes;
using BatteryTwin.Domain.Traceability;
using BatteryTwin.Domain.Traceability.Growing;
using BatteryTwin.Domain.Traceability.Tables;
using BatteryTwin.Ingest.Sources.DemoPlant;
using BatteryTwin.Ingest.Sources.DemoPlant.Units;
using BatteryTwin.Ingest.Storage.RootCause;
using BatteryTwin.Ingest.Storage.Twins;
using BatteryTwin.Ingest.Tests.Shared;

namespace BatteryTwin.Ingest.Tests.DemoPlant;

public sealed class PlantUnitsTests : IDisposable
{
    private const string Coater = "CoatingStep-Line2-Dallas";

    /// <summary>A plant as it is by default: three minutes to the faults, six until the bearing fails.</summary>
    private static readonly PlantRecord s_record = new(20, new(2026, 3, 12, 9, 0, 0, TimeSpan.Zero), TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(6));
    private static readonly double s_onset = s_record.FirstStart.ToUnixTimeSeconds() + 180;
    private static readonly Lazy<Genealogy> s_genealogy = new(() => Units(s_onset + (20 * 60)));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Units_OfALineWithAnOscillatingFan_FailAsTelemetrySays()
    {
        UnitTable coils = s_genealogy.Value.Find("coils")!;
        UnitTable cells = s_genealogy.Value.Find("cells")!;
        int[] faulty = Rows(coils, "dryer", Coater, "start_time", s_onset + 180, s_onset + 900);
        int[] bad = Rows(cells, "tester", "EndOfLineTestStep-Line2-Dallas", "eol_time", s_onset + 360, s_onset + 1200);
        int[] others = Rows(cells, "tester", "EndOfLineTestStep-Line1-Shanghai", "eol_time", 0, s_onset + 1200);

        Assert.InRange(Mean(coils, "residual_solvent_ppm", faulty), 700, 750);
        Assert.InRange(Mean(coils, "adhesion_nm", faulty), 14.2, 15.2);
        Assert.InRange(Mean(cells, "capacity_ah", bad), 48.25, 48.55);
        Assert.InRange(Mean(cells, "defect", bad), 0.85, 1);
        Assert.InRange(Mean(cells, "capacity_ah", others), 49.8, 50.0);
        Assert.InRange(Mean(cells, "defect", others), 0.01, 0.045);
    }

    [Fact]
    public void Units_OfASpan_AreThoseOfItsParts()
    {
        double from = s_onset - 3600;
        PlantUnits plant = new(s_record);
        GrowingGenealogy whole = new([]);
        Add(whole, plant.Of(from, from + 1800, 0, _ => true));
        GrowingGenealogy parts = new([]);
        PlantUnits again = new(s_record);
        for (int second = 0; second < 1800; second += 10)
        {
            Add(parts, again.Of(from + second, from + second + 10, 0, _ => true));
        }

        foreach (UnitTable table in whole.Snapshot().Tables)
        {
            UnitTable other = parts.Snapshot().Find(table.Name)!;
            Assert.Equal(table.RowCount, other.RowCount);
            Assert.All(Enumerable.Range(0, table.RowCount), row => Assert.Equal(Values(table, row), Values(other, other.Ids.Find(table.Ids[row]))));
        }
    }

    [Fact]
    public async Task DraftedGraph_AndTheUnits_LeadToTheDryerFan()
    {
        using JournaledTwinGraph graph = await Tests.Twins.PlantGraph.OpenWithPlant(_folder);
        UnitTable cells = s_genealogy.Value.Find("cells")!;
        DraftedGraph draft = GraphDrafting.Of(GraphDrafts.StepsOf(graph.Current, ["rel_feeds"]), s_genealogy.Value.Tables);
        PlantQuestion question = new(DateTimeOffset.FromUnixTimeSeconds((long)s_onset), WorkShift.Usual);
        IReadOnlyList<UnitTable> tables = GenealogyCut.Of(s_genealogy.Value, new(cells, [.. Enumerable.Range(0, cells.RowCount)]), TestContext.Current.CancellationToken);

        PlantFinding finding = new PlantAttribution(new()).Explain(new PlantCase(draft.Graph.ToPlantGraph(), question, tables), _ => { }, TestContext.Current.CancellationToken);

        Assert.Empty(draft.Notes);
        Assert.Equal("defect", draft.Graph.Causes.Target.Id);
        Assert.Equal(("dryer_fan_speed_sd_rpm", Coater), (finding.Causes[0].Node, finding.Causes[0].Place));
        Assert.Single(finding.Causes);
        Assert.InRange(finding.Causes[0].AvoidedDefects, 60, 85);
    }

    [Fact]
    public void Units_AcrossTheBorderOfTheThinnedPast_HaveTheirCoils()
    {
        int[] coilOf = s_genealogy.Value.Find("cells")!.Parents["coils"];

        // Cells of a coil that ended before the first span have none.
        Assert.DoesNotContain(-1, coilOf.Skip(100));
    }

    [Fact]
    public void Burr_OfTheCoils_IsWhatTelemetrySays()
    {
        UnitTable coils = s_genealogy.Value.Find("coils")!;
        int[] worn = [.. Enumerable.Range(0, coils.RowCount).Where(row => coils.Number("distance_cut_km", row) > 250)];

        Assert.NotEmpty(worn);
        Assert.InRange(Mean(coils, "burr_height_um", worn), 5.5, 9);
    }

    [Fact]
    public void Speed_OfACoilWithAStop_IsThatOfTheRunningMachine()
    {
        UnitTable coils = s_genealogy.Value.Find("coils")!;

        Assert.All(Enumerable.Range(0, coils.RowCount), row => Assert.InRange(coils.Number("web_speed_mmin", row), 39, 41));
        Assert.All(Enumerable.Range(0, coils.RowCount), row => Assert.InRange(coils.Number("web_tension_n", row), 112, 129));
    }

    private static Genealogy Units(double until)
    {
        PlantUnits plant = new(s_record);
        double first = s_record.FirstStart.ToUnixTimeSeconds();
        GrowingGenealogy growing = new([]);
        Add(growing, plant.Of(first - (5 * 86_400), first - 7200, first - 7200, _ => true));
        Add(growing, plant.Of(first - 7200, until, first - 7200, _ => true));
        return growing.Snapshot();
    }

    private static void Add(GrowingGenealogy growing, UnitBatch batch)
    {
        foreach (UnitRows rows in batch.Tables.Where(rows => rows.Count > 0))
        {
            Assert.Equal(0, growing.Append(rows.Table, rows.ToCsv(), null, CancellationToken.None).Refused);
        }
    }

    private static int[] Rows(UnitTable table, string column, string word, string time, double from, double to) => [.. Enumerable.Range(0, table.RowCount).Where(row =>
        table.Categories[column].Word(table.Categories[column][row]) == word && table.Times[time][row] is { } at && at.ToUnixTimeSeconds() >= from && at.ToUnixTimeSeconds() < to)];

    private static double Mean(UnitTable table, string column, int[] rows) => rows.Average(row => table.Number(column, row));

    private static string Values(UnitTable table, int row) => string.Join('|', table.NumberColumns.Select(column => table.Number(column, row)));
}
