using System.Globalization;
using System.Text;
using BatteryTwin.Domain.Traceability;
using BatteryTwin.Domain.Traceability.Growing;
using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Domain.Tests.Traceability;

public sealed class GrowingGenealogyTests
{
    private readonly GrowingGenealogy _growing = new([]);

    [Fact]
    public void Append_SameRowsAgain_ChangesNothing()
    {
        Append("cells", "cell_id,coil_id,capacity_ah\nX1,C1,49.9\nX2,C1,49.8\n");

        AppendOutcome again = Append("cells", "cell_id,coil_id,capacity_ah\nX1,C1,49.9\nX2,C1,49.8\n");

        Assert.Equal((0, 0, 2), (again.Added, again.Changed, again.Unchanged));
        Assert.Equal(2, _growing.Snapshot().Find("cells")!.RowCount);
    }

    /// <summary>Kept rows make the same table alone, when older ones that named the key are gone.</summary>
    [Fact]
    public void Append_KeyBehindAnotherId_IsKeptKeyFirst()
    {
        Append("cells", "cell_id,line\nX0,L1\n");
        using MemoryStream taken = new();

        _growing.Append("cells", new MemoryStream("coil_id,cell_id,line\nC1,X1,L1\nC2,,L1\n"u8.ToArray()), taken, CancellationToken.None);

        Assert.Equal("cell_id,coil_id,line\nX1,C1,L1\n", Encoding.UTF8.GetString(taken.ToArray()));
    }

    [Fact]
    public void Append_EveryRowRefused_LeavesNoTableAndNoColumn()
    {
        Append("cells", "cell_id,line\nX0,L1\n");

        Assert.Equal(1, Append("coils", "coil_id,dryer\n,D1\n").Refused);
        Assert.Equal(1, Append("cells", "cell_id,tester\n,T1\n").Refused);

        Genealogy units = _growing.Snapshot();
        Assert.Null(units.Find("coils"));
        Assert.Equal(["cell_id", "line"], units.Find("cells")!.Columns);
    }

    [Fact]
    public void Append_ColumnThatCameEmptyBeforeItsTable_LinksToIt()
    {
        Append("cells", "cell_id,coil_id\nX1,\n");
        _growing.Snapshot();
        Append("coils", "coil_id,dryer\nC1,D1\n");
        Append("cells", "cell_id,coil_id\nX1,C1\n");

        Assert.Equal([0], _growing.Snapshot().Find("cells")!.Parents["coils"]);
    }

    /// <summary>Rows that come and tables that are read whole take the same columns for numbers.</summary>
    [Theory]
    [InlineData("1E-05", "2", true)]
    [InlineData("2", "1E-05", true)]
    [InlineData("K1", "1.5", false)]
    [InlineData("1.5", "2", true)]
    public void Append_NumbersAndWords_AreToldApartAsInTablesReadWhole(string first, string second, bool isNumber)
    {
        string csv = $"cell_id,value\nX1,{first}\nX2,{second}\n";
        Append("cells", csv);

        UnitTable whole = UnitTables.Read([new("cells", () => new MemoryStream(Encoding.UTF8.GetBytes(csv)))], _ => new HashSet<string>(), keepsAll: true, CancellationToken.None)[0];

        foreach (UnitTable cells in new[] { _growing.Snapshot().Find("cells")!, whole })
        {
            Assert.Equal((isNumber, !isNumber), (cells.Measured.ContainsKey("value"), cells.Categories.ContainsKey("value")));
        }
    }

    [Fact]
    public void EndProducts_BesideATableOfItsOwn_AreThoseMadeOfMost()
    {
        Append("coils", "coil_id,dryer\nC1,D1\n");
        Append("cells", "cell_id,coil_id\nX1,C1\n");
        Append("tools", "tool_id,line\nT1,L1\n");

        Assert.Equal("cells", _growing.Snapshot().EndProducts.Name);
    }

    [Fact]
    public void Append_MoreOfAUnit_AddsItAndKeepsTheRest()
    {
        Append("cells", "cell_id,stacker,stack_time\nX1,K1,2026-03-02T08:00:00Z\n");

        AppendOutcome more = Append("cells", "cell_id,eol_time,capacity_ah,defect\nX1,2026-03-03T08:00:00Z,49.9,0\n");

        UnitTable cells = _growing.Snapshot().Find("cells")!;
        Assert.Equal((0, 1), (more.Added, more.Changed));
        Assert.Equal(("K1", 49.9, 0), (cells.Categories["stacker"].Word(0), cells.Number("capacity_ah", 0), cells.Number("defect", 0)));
        Assert.Equal("eol_time", cells.LastTime);
    }

    [Fact]
    public void Append_BodyWithBadRows_KeepsTheGoodOnesAndNamesTheOthers()
    {
        Append("cells", "cell_id,eol_time,capacity_ah\nX0,2026-03-03T08:00:00Z,49.5\n");

        AppendOutcome outcome = Append("cells", "cell_id,eol_time,capacity_ah\nX1,2026-03-03T08:00:01Z,49.9\nX2,yesterday,49.9\n,2026-03-03T08:00:01Z,49.9\nX4,2026-03-03T08:00:01Z,low\nX5,2026-03-03T08:00:01Z\nX6,,49.7\n");

        Assert.Equal((2, 4), (outcome.Added, outcome.Refused));
        Assert.Equal([(2L, "eol_time"), (3L, "cell_id"), (4L, "capacity_ah"), (5L, null)], outcome.Rejected.Select(row => (row.Row, row.Column)));
        Assert.Contains("'yesterday' is no time", outcome.Rejected[0].Reason, StringComparison.Ordinal);
        Assert.Equal(["X0", "X1", "X6"], Ids(_growing.Snapshot().Find("cells")!));
    }

    [Fact]
    public void Append_CellsBeforeTheirCoils_FindsThemWhenTheyCome()
    {
        Append("cells", "cell_id,coil_id\nX1,C1\nX2,C2\n");
        Append("coils", "coil_id,dryer\nC1,D1\n");
        Genealogy early = _growing.Snapshot();
        Append("coils", "coil_id,dryer\nC2,D1\n");
        Append("cells", "cell_id,coil_id\nX3,C3\n");
        Append("coils", "coil_id,dryer\nC3,D2\n");

        Genealogy late = _growing.Snapshot();

        Assert.Equal([0, -1], early.Find("cells")!.Parents["coils"]);
        Assert.Equal([0, 1, 2], late.Find("cells")!.Parents["coils"]);
        Assert.Equal("C3", late.Backward(late.Find("cells", "X3")!)[0].Id);
    }

    [Fact]
    public void Append_WholeNumbersThenOthers_AreNumbersAllAlong()
    {
        Append("cells", "cell_id,load\nX1,1200\nX2,1200\n");
        Append("cells", "cell_id,load\nX3,1199.5\n");

        UnitTable cells = _growing.Snapshot().Find("cells")!;

        Assert.Equal([1200, 1200, 1199.5], Enumerable.Range(0, 3).Select(row => cells.Number("load", row)));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("name,value\nA,1\n", "no column's name ends in '_id'")]
    [InlineData("cell_id,cell_id\nA,1\n", "stands twice")]
    public void Append_UnusableHeader_SaysSo(string csv, string words) =>
        Assert.Contains(words, Assert.Throws<TableException>(() => Append("cells", csv)).Message, StringComparison.Ordinal);

    /// <summary>Any order and slicing of any rows, with snapshots in between that are never touched again, ends as a plain dictionary does.</summary>
    [Fact]
    public void Append_AnyRowsInAnyOrder_IsWhatADictionaryHolds()
    {
        Random random = new(5);
        Dictionary<string, Dictionary<string, string>> expected = [];
        List<(Genealogy Snapshot, string Then)> taken = [];
        for (int body = 0; body < 120; body++)
        {
            string[] columns = [.. new[] { "coil_id", "station", "at_time", "value" }.Where(_ => random.Next(2) == 0)];
            StringBuilder csv = new($"cell_id{string.Concat(columns.Select(column => "," + column))}\n");
            for (int row = random.Next(6); row >= 0; row--)
            {
                string id = $"X{random.Next(80)}";
                string[] fields = [.. columns.Select(column => random.Next(5) == 0 ? string.Empty : Field(column, random))];
                csv.Append(CultureInfo.InvariantCulture, $"{id}{string.Concat(fields.Select(field => "," + field))}\n");
                Dictionary<string, string> unit = expected.TryGetValue(id, out Dictionary<string, string>? known) ? known : expected[id] = [];
                foreach ((string column, string field) in columns.Zip(fields).Where(pair => pair.Second.Length > 0))
                {
                    unit[column] = field;
                }
            }

            Append("cells", csv.ToString());
            if (random.Next(4) == 0)
            {
                Append("coils", $"coil_id\nC{random.Next(10)}\n");
            }

            if (random.Next(3) == 0)
            {
                Genealogy snapshot = _growing.Snapshot();
                taken.Add((snapshot, string.Join(' ', Ids(snapshot.Find("cells")!))));
            }
        }

        Append("coils", $"coil_id\n{string.Join('\n', Enumerable.Range(0, 10).Select(coil => $"C{coil}"))}\n");
        Genealogy end = _growing.Snapshot();
        UnitTable cells = end.Find("cells")!;
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), Ids(cells).Order(StringComparer.Ordinal));
        Assert.All(expected, unit => Assert.Equal(unit.Value.OrderBy(pair => pair.Key, StringComparer.Ordinal), Kept(end, cells, cells.Ids.Find(unit.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal)));
        Assert.All(taken, snapshot => Assert.Equal(snapshot.Then, string.Join(' ', Ids(snapshot.Snapshot.Find("cells")!))));
    }

    private static string Field(string column, Random random) => column switch
    {
        "coil_id" => $"C{random.Next(10)}",
        "station" => $"K{random.Next(300)}",
        "at_time" => $"2026-03-02T08:00:{random.Next(60):00}Z",
        _ => (random.Next(1000) / 8.0).ToString("0.000", CultureInfo.InvariantCulture),
    };

    private static Dictionary<string, string> Kept(Genealogy genealogy, UnitTable cells, int row)
    {
        Dictionary<string, string> kept = new UnitRow(cells, row).Passed().ToDictionary(pair => pair.Column, pair => pair.Value, StringComparer.Ordinal);
        if (cells.Parents.TryGetValue("coils", out int[]? coils) && coils[row] >= 0)
        {
            kept["coil_id"] = genealogy.Find("coils")!.Ids[coils[row]];
        }

        if (cells.Measured.TryGetValue("value", out NumberColumn? values) && !double.IsNaN(values[row]))
        {
            kept["value"] = values[row].ToString("0.000", CultureInfo.InvariantCulture);
        }

        return kept;
    }

    private static string[] Ids(UnitTable table) => [.. Enumerable.Range(0, table.RowCount).Select(row => table.Ids[row])];

    private AppendOutcome Append(string table, string csv) => _growing.Append(table, new MemoryStream(Encoding.UTF8.GetBytes(csv)), null, TestContext.Current.CancellationToken);
}
