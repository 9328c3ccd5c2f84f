using BatteryTwin.Domain.Prognostics.Data;

namespace BatteryTwin.Domain.Tests.Prognostics.Data;

public sealed class HistoryScanTests
{
    [Fact]
    public void Run_Cmapss_NamesAssetsRowsAndConstantSensors()
    {
        string line(int unit, int cycle) => $"{unit} {cycle} 0.1 0.2 100 {string.Join(' ', Enumerable.Range(1, 21).Select(i => i == 1 ? 5 : i + (cycle * 0.1)))}  \n";
        string text = string.Concat(from unit in Enumerable.Range(1, 3) from cycle in Enumerable.Range(1, 10) select line(unit, cycle));

        HistorySummary summary = Scan(text, HistoryFormat.Cmapss);

        Assert.Equal((3, 3, 30, 20), (summary.Assets, summary.FailedAssets, summary.Rows, summary.Schema.Inputs.Count));
        Assert.Contains("'s1' is constant: not used", summary.Warnings);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("1 2 3\n4 5 6\n", "line 1 has 3 values")]
    [InlineData("asset,time,x\na,1,2\n", "26")]
    public void Run_NotCmapss_SaysSo(string text, string words) => Assert.Contains(words, Refusal(text, HistoryFormat.Cmapss), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "empty")]
    [InlineData("asset,time,x\n", "no rows")]
    [InlineData("unit,time,x\n1,1,2\n", "no column is called 'asset'")]
    [InlineData("asset,when,x\n1,1,2\n", "'time' or 'cycle'")]
    [InlineData("asset,time,x,X\n1,1,2,3\n", "2 times")]
    [InlineData("asset,time,x\n1,1\n1,2\n1,3\n", "line 2 has 2 cells")]
    [InlineData("asset,time,x\na,soon,1\na,later,2\n", "readable time")]
    [InlineData("asset,time\n1,1\n", "no column is left")]
    public void Run_BadCsv_SaysWhereAndWhatToDo(string text, string words) => Assert.Contains(words, Refusal(text, HistoryFormat.Csv), StringComparison.Ordinal);

    [Fact]
    public void Run_BinaryFile_IsRefused() => Assert.Contains("binary", Refusal("asset,time,x\n\0\0\u0001", HistoryFormat.Csv), StringComparison.Ordinal);

    [Fact]
    public void Run_OneLineWithoutEnd_IsRefusedWithBoundedMemory() => Assert.Contains("first line", Refusal(new string('x', DelimitedReader.MaxRecordChars + 10), HistoryFormat.Csv), StringComparison.Ordinal);

    [Fact]
    public void Run_RowOfEndlessCells_IsRefusedWithBoundedMemory() =>
        Assert.Contains("line 2 has more than", Refusal("asset,time,x\n" + new string(',', DelimitedReader.MaxRecordChars + 10), HistoryFormat.Csv), StringComparison.Ordinal);

    [Fact]
    public void Run_DoubtfulCsv_IsTakenWithWarnings()
    {
        string rows = string.Concat(Enumerable.Range(1, 300).Select(i => $"a,{i},{i % 7},{(i == 40 ? "bad" : i % 5)},3,{(i % 9 == 0 ? "" : i % 4)},{i}\n"));
        HistorySummary summary = Scan("asset,time,x,y,const,gappy,event\n" + rows + "a,400,1,1,3,1,0\na,399,1,1,3,1,0\nb,1,2,2,3,2,0\nb,2,2,2,3\n", HistoryFormat.Csv);

        Assert.Equal(303, summary.Rows);
        Assert.Equal(["x", "y", "gappy"], summary.Schema.Inputs.Select(column => column.Name));
        string all = string.Join('\n', summary.Warnings);
        Assert.Contains("'const' is constant: not used", all, StringComparison.Ordinal);
        Assert.Contains("'y': 1 cells hold no number (first on line 41: 'bad')", all, StringComparison.Ordinal);
        Assert.Contains("'gappy' is missing in 33 of 303 rows", all, StringComparison.Ordinal);
        Assert.Contains("1 rows do not have 7 cells (first on line 305: 5)", all, StringComparison.Ordinal);
        Assert.Contains("1 rows are earlier", all, StringComparison.Ordinal);
        Assert.Contains("gaps longer than the usual step of 1", all, StringComparison.Ordinal);
        Assert.Contains("2 of 2 assets did not run to failure", all, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Table_LeavesOutWhatNamesRows()
    {
        string rows = string.Concat(Enumerable.Range(1, 100).Select(i => $"{i},P{i},{"LMH"[i % 3]},{i % 10},{(i % 10 > 7 ? "bad" : "ok")}\n"));
        HistorySummary summary = HistoryScan.Run(new StringReader("number,name,type,x,state\n" + rows), new(HistoryFormat.Csv, HistoryTask.Classify) { Label = "state" });

        Assert.Equal(["type", "x"], summary.Schema.Inputs.Select(column => column.Name));
        Assert.Equal(["H", "L", "M"], summary.Schema.Inputs[0].Levels);
        Assert.Equal(["bad", "ok"], summary.Schema.Classes);
        Assert.Contains("'number' counts the rows: not used", summary.Warnings);
    }

    [Fact]
    public void Run_QuotedCells_AreRead()
    {
        HistorySummary summary = Scan("\"asset\";time;\"x, in \"\"mm\"\"\"\n\"a;1\";1;5\n\"a;1\";2;6\n", HistoryFormat.Csv);

        Assert.Equal(("x, in \"mm\"", 1), (summary.Schema.Inputs[0].Name, summary.Assets));
    }

    [Fact]
    public void Load_InterleavedAssets_AreGroupedAndInOrderOfTime()
    {
        const string Csv = "asset,time,x\nb,2,1\na,1,2\nb,1,3\na,2,4\n";
        HistoryFrame frame = HistoryLoading.Load(new StringReader(Csv), Scan(Csv, HistoryFormat.Csv).Schema);

        Assert.Equal(["b", "a"], frame.Assets);
        Assert.Equal([3f, 1, 2, 4], frame.Inputs[0]);
        Assert.Equal([1f, 0, 1, 0], frame.RemainingLife(100));
        Assert.Equal([2, 0, 1, 3], frame.FileRows);
    }

    [Fact]
    public void Load_RowsLeftOut_LeaveTheOthersTheirPlacesInTheFile()
    {
        HistorySchema schema = Scan("asset,time,x\na,1,1\na,2,2\n", HistoryFormat.Csv).Schema;

        HistoryFrame frame = HistoryLoading.Load(new StringReader("asset,time,x\nb,1,1\nb,2\na,1,3\na,soon,4\nb,3,5\n"), schema);

        Assert.Equal([1f, 5, 3], frame.Inputs[0]);
        Assert.Equal([0, 4, 2], frame.FileRows);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("NA", false)]
    [InlineData("0", false)]
    [InlineData("1", true)]
    public void Load_EventOfTheLastRow_TellsWhoFailed_BlankIsNoFailure(string ended, bool failed)
    {
        string csv = $"asset,time,x,event\na,1,1,\na,2,2,{ended}\n";
        HistorySummary summary = Scan(csv, HistoryFormat.Csv);

        Assert.Equal(failed ? 1 : 0, summary.FailedAssets);
        Assert.Equal([failed], HistoryLoading.Load(new StringReader(csv), summary.Schema).Failed);
    }

    [Fact]
    public void Load_Dates_CountInHours()
    {
        const string Csv = "asset,time,x\na,2026-01-01T00:00:00Z,1\na,2026-01-01T06:00:00Z,2\n";
        HistorySummary summary = Scan(Csv, HistoryFormat.Csv);

        Assert.True(summary.TimeIsDate);
        Assert.Equal([6f, 0], HistoryLoading.Load(new StringReader(Csv), summary.Schema).RemainingLife(100));
    }

    [Fact]
    public void RemainingLife_AssetThatStillRuns_IsKnownOnlyAboveTheCap()
    {
        const string Csv = "asset,time,x,event\na,1,1,0\na,5,2,0\na,11,3,0\n";
        HistoryFrame frame = HistoryLoading.Load(new StringReader(Csv), Scan(Csv, HistoryFormat.Csv).Schema);

        Assert.Equal([8f, float.NaN, float.NaN], frame.RemainingLife(8));
    }

    [Fact]
    public void Load_ColumnMissing_NamesIt()
    {
        HistorySchema schema = Scan("asset,time,x,y\na,1,1,2\na,2,2,1\n", HistoryFormat.Csv).Schema;

        Assert.Contains("'y'", Assert.Throws<HistoryException>(() => HistoryLoading.Load(new StringReader("asset,time,x\na,1,1\n"), schema)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("form_*,*_at_c3", "", "form_a,form_b,cap_at_c3")]
    [InlineData("", "*_at_c*", "form_a,form_b,other")]
    [InlineData("form_*", "form_b,other", "form_a")]
    public void Scan_Patterns_ChooseColumns(string use, string ignore, string columns)
    {
        const string Csv = "form_a,form_b,cap_at_c3,cap_at_c50,other,target\n1,2,3,4,5,6\n2,3,5,4,6,7\n4,1,2,9,8,1\n";
        HistoryRequest request = new(HistoryFormat.Csv, HistoryTask.Regress)
        {
            Use = use.Split(',', StringSplitOptions.RemoveEmptyEntries),
            Ignore = ignore.Split(',', StringSplitOptions.RemoveEmptyEntries),
        };

        Assert.Equal(columns.Split(','), HistoryScan.Run(new StringReader(Csv), request).Schema.Inputs.Select(column => column.Name));
        Assert.Contains("use=none*", Assert.Throws<HistoryException>(() => HistoryScan.Run(new StringReader(Csv), request with { Use = ["none*"] })).Message, StringComparison.Ordinal);
    }

    private static HistorySummary Scan(string text, HistoryFormat format) => HistoryScan.Run(new StringReader(text), new(format));

    private static string Refusal(string text, HistoryFormat format) => Assert.Throws<HistoryException>(() => Scan(text, format)).Message;
}
