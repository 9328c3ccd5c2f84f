using BatteryTwin.Domain.RootCause;
using BatteryTwin.Domain.RootCause.Observations;

namespace BatteryTwin.Domain.Tests.RootCause;

public sealed class ObservationTests
{
    private const string Head = "id,shift,air,oven,dust,scrap";

    [Fact]
    public void Read_ColumnsInAnyOrder_MissingValuesAndQuotesAndSeparators()
    {
        ObservationTable table = Read("scrap;dust;oven;air;shift;id;\"who\"\r\n1;NA;101.5;;true;\"A;7\";x\r\n\r\n0;1;-1e2;19.5;0;B8;\"two\nlines\"\n");

        Assert.Equal(["A;7", "B8"], table.Ids);
        Assert.Equal([1, 0], table.Columns[0]);
        Assert.Equal([double.NaN, 19.5], table.Columns[1]);
        Assert.Equal([101.5, -100], table.Columns[2]);
        Assert.Equal([double.NaN, 1], table.Columns[3]);
        Assert.Contains(table.Warnings, warning => warning.Contains("'who'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "the table is empty")]
    [InlineData("id,shift,air,ofen,dust,scrap\n", "no column for node oven; columns that are none of the nodes: ofen")]
    [InlineData(Head + ",air\n", "column 'air' is there twice")]
    [InlineData(Head + "\n1,0,20,100\n", "line 2 has 4 fields")]
    [InlineData(Head + "\n1,0,20,100,1,0\n2,0,warm,100,1,0\n", "line 3, column 'air': 'warm' is no number")]
    [InlineData(Head + "\n1,0,20,100,1,0\n2,0,\"20,100,1,0\n", "line 3: a quote is opened and never closed")]
    public void Read_UnusableTable_SaysWhatAndWhere(string csv, string words) =>
        Assert.Contains(words, Assert.Throws<RootCauseInputException>(() => Read(csv)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_MoreRowsThanAllowed_Refused() =>
        Assert.Contains("more than 1 rows", Assert.Throws<RootCauseInputException>(() => ObservationCsv.Read(new StringReader(Head + "\n1,0,20,100,1,0\n2,0,20,100,1,0\n"), OvenLine.Graph, 1)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(-999, true)]
    [InlineData(9999, true)]
    [InlineData(-1, true)]
    [InlineData(60, false)]
    public void Sentinels_AreTakenOutAndReported_FaultsStay(double value, bool isSentinel)
    {
        ObservationTable reference = new OvenLine().Make(300, 1);
        SentinelFilter filter = SentinelFilter.Learn(OvenLine.Graph, reference);
        ObservationTable units = OvenLine.Table([0, 1], [value, 21], [100, 101], [1, 1], [0, 0]);

        ObservationTable clean = filter.Apply(units);

        Assert.Equal(isSentinel, double.IsNaN(clean.Columns[1][0]));
        Assert.Equal(isSentinel ? 1 : 0, clean.Warnings.Count(warning => warning.Contains("'air'", StringComparison.Ordinal)));
        Assert.Equal(21, clean.Columns[1][1]);
    }

    [Fact]
    public void Sentinels_WithinTheUsualRange_AreKnownByTheirRepetition()
    {
        ObservationTable reference = new OvenLine().Make(300, 2);
        double[] oven = [.. reference.Columns[2].Select((value, row) => row % 20 == 0 ? 99 : value)];
        ObservationTable changed = reference with { Columns = [reference.Columns[0], reference.Columns[1], oven, reference.Columns[3], reference.Columns[4]] };

        ObservationTable clean = SentinelFilter.Learn(OvenLine.Graph, changed).Apply(changed);

        Assert.Equal(15, clean.Columns[2].Count(double.IsNaN));
        Assert.Equal(285, clean.Known(2));
    }

    [Fact]
    public void Sentinels_InBinaryColumns_AreMissing_OtherValuesAnError()
    {
        SentinelFilter filter = SentinelFilter.Learn(OvenLine.Graph, new OvenLine().Make(100, 3));

        Assert.Equal([double.NaN], filter.Apply(OvenLine.Unit(-999, 20, 100, 0)).Columns[0]);
        Assert.Contains("'shift' has the value 2", Assert.Throws<RootCauseInputException>(() => filter.Apply(OvenLine.Unit(2, 20, 100, 0))).Message, StringComparison.Ordinal);
    }

    private static ObservationTable Read(string csv) => ObservationCsv.Read(new StringReader(csv), OvenLine.Graph, 1000);
}
