using System.Text;
using BatteryTwin.Domain.Traceability;
using BatteryTwin.Domain.Traceability.Tables;
using BatteryTwin.Tests.Shared.Plant;

namespace BatteryTwin.Domain.Tests.Traceability;

public sealed class GenealogyTests
{
    private static readonly PlantTables s_tables = SyntheticPlant.Make(7, new PlantFault("electrolyte_g", "Brno/Line1/Filling/F2", 130, -5));
    private static readonly Genealogy s_genealogy = Of(("cells", s_tables.Cells), ("slurry", s_tables.Slurry), ("coils", s_tables.Coils));

    [Fact]
    public void Backward_FromACell_NamesCoilAndSlurryWithWhatTheyPassed()
    {
        UnitRow cell = s_genealogy.Find("cells", "B1-C003-07")!;

        Assert.Equal(["B1-C003", "B-S001"], s_genealogy.Backward(cell).Select(unit => unit.Id));
        Assert.Contains(("dryer", "Brno/Line1/Drying"), s_genealogy.Backward(cell)[0].Passed());
        Assert.Contains(cell.Passed(), pair => pair.Column == "fill_time");
    }

    [Fact]
    public void Forward_FromASlurry_ReachesItsCoilsAndAllTheirCells()
    {
        UnitRow slurry = s_genealogy.Find("slurry", "B-S001")!;

        IReadOnlyList<UnitSet> became = s_genealogy.Forward(new(slurry.Table, [slurry.Row]));

        Assert.Equal([("coils", 4), ("cells", 100)], became.Select(set => (set.Table.Name, set.Rows.Length)));
        Assert.All(became[1].Rows, row => Assert.Equal("B-S001", s_genealogy.Backward(new(became[1].Table, row))[1].Id));
    }

    /// <summary>Tracing is consistent: a unit is among what became of everything it was made of.</summary>
    [Fact]
    public void ForwardAndBackward_OfAnyCell_AreTheSameRelation()
    {
        UnitTable cells = s_genealogy.Find("cells")!;
        Random random = new(3);
        for (int draw = 0; draw < 50; draw++)
        {
            int row = random.Next(cells.RowCount);
            Assert.All(s_genealogy.Backward(new(cells, row)), origin => Assert.Contains(row, s_genealogy.Forward(new(origin.Table, [origin.Row])).Single(set => set.Table == cells).Rows));
        }
    }

    [Fact]
    public void Common_OfCellsWithHighResistance_IsTheFillerThatDosedTooLittle()
    {
        UnitSet bad = s_genealogy.Where("cells", "fail_dcir", "1")!;

        CommonOrigin first = new Commonality(s_genealogy).Of(bad, 0.01, 5, new HashSet<string> { "fail_dcir", "defect", "fail_capacity" }, TestContext.Current.CancellationToken)[0];

        Assert.Equal(("cells", "filler", "Brno/Line1/Filling/F2"), (first.Table, first.Column, first.Value));
        Assert.InRange(first.Adjusted, 0, 1e-20);
        Assert.True(first.Lift > 5);
    }

    [Fact]
    public void Common_OfCellsDrawnAtRandom_IsMostlyNothing()
    {
        UnitTable cells = s_genealogy.Find("cells")!;
        Commonality common = new(s_genealogy);
        Random random = new(5);
        int[] all = [.. Enumerable.Range(0, cells.RowCount)];
        int alarms = 0;
        for (int draw = 0; draw < 40; draw++)
        {
            random.Shuffle(all);
            alarms += common.Of(new(cells, [.. all[..200].Order()]), 0.05, 5, new HashSet<string>(), TestContext.Current.CancellationToken).Count > 0 ? 1 : 0;
        }

        Assert.InRange(alarms, 0, 6);
    }

    /// <summary>Small numbers counted out, and a published example (Fisher's tea, 1935).</summary>
    [Theory]
    [InlineData(4, 4, 4, 8, 1.0 / 70)]
    [InlineData(3, 4, 4, 8, 17.0 / 70)]
    [InlineData(0, 4, 4, 8, 1)]
    [InlineData(5, 4, 4, 8, 0)]
    [InlineData(2, 3, 5, 10, 0.5)]
    [InlineData(1, 9, 9, 10, 1)]
    public void UpperTail_OfSmallNumbers_IsExact(int hits, int drawn, int marked, int all, double expected) => Assert.Equal(expected, Hypergeometric.UpperTail(hits, drawn, marked, all), 12);

    [Fact]
    public void UpperTail_OfAllHits_SumsToOneWithTheLowerSide()
    {
        // P(X >= k) from both sides of the mode must meet: falling in k, and 1 at the least.
        double before = 1;
        for (int hits = 0; hits <= 300; hits++)
        {
            double tail = Hypergeometric.UpperTail(hits, 300, 4_000, 20_000);
            Assert.InRange(tail, 0, before + 1e-12);
            before = tail;
        }

        Assert.Equal(0.5, Hypergeometric.UpperTail(60, 300, 4_000, 20_000), 0.05);
    }

    private static Genealogy Of(params (string Name, string Csv)[] tables) => new(UnitTables.Read(
        [.. tables.Select(table => new TableSource(table.Name, () => new MemoryStream(Encoding.UTF8.GetBytes(table.Csv))))], _ => new HashSet<string>(), CancellationToken.None));
}
