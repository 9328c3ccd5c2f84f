using System.Text;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline.Records;
using BatteryTwin.Ingest.Tests.Shared;

namespace BatteryTwin.Ingest.Tests.Records;

public sealed class CsvDecoderTests
{
    private static readonly RecordSchema s_wide = new()
    {
        Time = new(["time"], "s"),
        Twin = new() { Column = "twin" },
        Fields = [new("a", "a", RecordValueKind.Number), new("b", "b", RecordValueKind.Any)],
    };

    [Fact]
    public void Parse_WideTable_TakesOnePointPerCell()
    {
        DecodedRecords records = Tables.Decode("\uFEFFtime,twin,a,b\r\n1,m,1,on\r\n2,m,,TRUE\r\n3,\"m, 2\",2.5,7\r\n", s_wide);

        Assert.Empty(records.Faults);
        Assert.Equal(["telemetry,twin=m a=1", "telemetry,twin=m b=on", "telemetry,twin=m b=true", @"telemetry,twin=m\,\ 2 a=2.5", @"telemetry,twin=m\,\ 2 b=7"], records.Values);
        Assert.Equal([2, 2, 3, 4, 4], records.Points.Select(point => point.Row));
    }

    [Fact]
    public void Parse_DecimalCommaAndSemicolon_AreDetected()
    {
        DecodedRecords records = Tables.Decode("time;twin;a;b\n1;m;1,5;x\n2;m;1.234,5;y\n3;m;-0,25;z\n", s_wide);

        Assert.Empty(records.Faults);
        Assert.Equal([1.5, 1234.5, -0.25], records.Points.Where(point => point.Series.EndsWith('a')).Select(point => point.Value.ToDouble()));
    }

    [Fact]
    public void Parse_LongTable_TakesTheFieldFromTheRow()
    {
        RecordSchema schema = s_wide with { Fields = [], Long = new("field", "value") };

        DecodedRecords records = Tables.Decode("time\ttwin\tfield\tvalue\n1\tm\trpm\t500\n1\tm\tstate\ton\n2\tm\trpm\t501.5\n2\tm\t\t1\n", schema);

        Assert.Equal(["telemetry,twin=m rpm=500", "telemetry,twin=m state=on", "telemetry,twin=m rpm=501.5"], records.Values);
        Assert.Contains("has no field name", Assert.Single(records.Faults).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_ColumnsOfSeveralTwins_GoToEach()
    {
        RecordSchema schema = new() { Time = new(["time"], "s"), Fields = [new("m1.rpm", "rpm", RecordValueKind.Number, "m1"), new("m2.rpm", "rpm", RecordValueKind.Number, "m2")] };

        Assert.Equal(["telemetry,twin=m1 rpm=1", "telemetry,twin=m2 rpm=2"], Tables.Decode("time,m1.rpm,m2.rpm\n1,1,2\n", schema).Values);
    }

    [Fact]
    public void Parse_WholeNumbersAndDefaults_FollowTheModel()
    {
        StaticTwinGraph graph = new();
        graph.Set(["m"], StaticTwinGraph.Telemetry("a", "integer"));
        RecordSchema schema = s_wide with { Twin = RecordPart.None };

        DecodedRecords records = Tables.Decode("time,a,b\n1,5,5\n2,5.5,x\n", schema, graph, defaults: new(Twin: "m", Measurement: "k"));

        Assert.Equal([FieldValue.Integer(5), FieldValue.Float(5), FieldValue.Float(5.5), FieldValue.String("x")], records.Points.Select(point => point.Value));
        Assert.All(records.Points, point => Assert.StartsWith("k,twin=m ", point.Series, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1,m,1", "has 3 cells, the header 4")]
    [InlineData("1,m,1,x,y", "has 5 cells, the header 4")]
    [InlineData("soon,m,1,x", "time 'soon' is no number of seconds")]
    [InlineData(",m,1,x", "time '' is no number of seconds")]
    [InlineData("1,\"m\n2\",1,x", "'twin' holds a line break")]
    [InlineData("1,m,\"1\"x,x", "has text behind a closing quote")]
    [InlineData("1,m,1,\"x", "has a quote that is not closed")]
    public void Parse_BadRow_IsRefusedAndTheNextOneTaken(string row, string reason)
    {
        DecodedRecords records = Tables.Decode($"time,twin,a,b\n{row}\n2,last,7,\n", s_wide);

        Assert.Contains(reason, records.Faults[0].Reason, StringComparison.Ordinal);
        Assert.Equal(2, records.Faults[0].Line);
        Assert.Equal(["telemetry,twin=last a=7"], records.Values);
    }

    [Fact]
    public void Parse_BadCell_LosesThatCellOnly()
    {
        DecodedRecords records = Tables.Decode("time,twin,a,b\n1,m,###,x\n", s_wide);

        Assert.Equal(["telemetry,twin=m b=x"], records.Values);
        Assert.Equal((2, "column 'a': '###' is no number", "1,m,###,x"), (records.Faults[0].Line, records.Faults[0].Reason, records.Faults[0].Text));
    }

    [Fact]
    public void Parse_Latin1Text_IsReadable()
    {
        byte[] text = Encoding.Latin1.GetBytes("time,twin,a,b\n1,Rührer,1,zäh\n");

        Assert.Equal(["telemetry,twin=Rührer a=1", "telemetry,twin=Rührer b=zäh"], Tables.Decode(text, s_wide, []).Values);
    }

    [Fact]
    public void Parse_QuoteThatIsNeverClosed_LosesItsLineOnly()
    {
        string rows = string.Concat(Enumerable.Range(2, 200).Select(i => $"{i},m,{i},\n"));

        DecodedRecords records = Tables.Decode($"time,twin,a,b\n1,m,1,\"x\n{rows}", s_wide, limits: RecordLimits.Default with { RecordBytes = 500 });

        Assert.Equal(200, records.Points.Count);
        Assert.Equal(2, Assert.Single(records.Faults).Line);
    }

    [Theory]
    [InlineData("time,twin,a,b\n1,m,1,2\n", ',', 14, 2)]
    [InlineData("sep=;\r\ntime;twin;a;b\r\n1;m;1;2\r\n", ';', 22, 3)]
    [InlineData("Cycler export\nTest;7\n\n# note, with, commas, in it\ntime;twin;a;b\n1;m;1,5;2\n", ';', 64, 6)]
    [InlineData("\"time\"|\"twin\"|\"a\"|\"b\"\n1|m|1|2\n", '|', 22, 2)]
    public void Sniff_Shape_IsFound(string text, char separator, int rowsAt, int firstLine)
    {
        CsvTable? table = CsvSniffer.Sniff(Encoding.UTF8.GetBytes(text), isWhole: true, 100, out string reason);

        Assert.True(table is not null, reason);
        Assert.Equal(((byte)separator, rowsAt, firstLine), (table.Separator, table.RowsAt, table.FirstLine));
        Assert.Equal(["time", "twin", "a", "b"], table.Header);
    }

    [Theory]
    [InlineData("1,2,3\n4,5,6\n", "no header")]
    [InlineData("time\n1\n2\n", "no header")]
    [InlineData("", "no header")]
    [InlineData("a,b\0c\n1,2\n", "zero bytes")]
    public void Sniff_NoTable_SaysWhy(string text, string expected)
    {
        Assert.Null(CsvSniffer.Sniff(Encoding.UTF8.GetBytes(text), isWhole: true, 100, out string reason));
        Assert.Contains(expected, reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Sniff_Utf16_SaysWhatToDo()
    {
        Assert.Null(CsvSniffer.Sniff([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("a,b\n1,2\n")], isWhole: true, 100, out string reason));
        Assert.Contains("UTF-8", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Sniff_NamesThatOccurTwiceOrAreMissing_BecomeUnique()
    {
        CsvTable table = CsvSniffer.Sniff("time,T,T#2,T,\n1,2,3,4,5\n"u8, isWhole: true, 100, out _)!;

        Assert.Equal(["time", "T", "T#2", "T#3", "column 5"], table.Header);
    }
}
