using System.Text;
using BatteryTwin.Ingest.Pipeline.Records;
using BatteryTwin.Ingest.Pipeline.Records.Inference;
using BatteryTwin.Ingest.Tests.Shared;

namespace BatteryTwin.Ingest.Tests.Records;

public sealed class SchemaInferenceTests
{
    private readonly StaticTwinGraph _graph = new();

    [Theory]
    [InlineData("2026-03-01T10:00:00Z", "2026-03-01T10:00:01.5+01:00", TimeText.Rfc3339)]
    [InlineData("2026-03-01 10:00:00", "2026-03-01 10:00:01", TimeText.Iso)]
    [InlineData("01.03.2026 10:00", "02.03.2026 10:00", "dd.MM.yyyy HH:mm:ss")]
    [InlineData("3/14/2026 10:00:00 AM", "3/15/2026 1:00:00 PM", "MM/dd/yyyy hh:mm:ss tt")]
    [InlineData("13/03/2026 10:00:00", "14/03/2026 10:00:00", "dd/MM/yyyy HH:mm:ss")]
    [InlineData("03/13/2026 10:00:00", "03/14/2026 10:00:00", "MM/dd/yyyy HH:mm:ss")]
    [InlineData("05-Nov-26 10:00:00", "05-Nov-26 10:00:01", "dd-MMM-yy HH:mm:ss")]
    [InlineData("1772323200", "1772323201.5", "s")]
    [InlineData("1772323200000", "1772323201000", "ms")]
    [InlineData("1772323200000000", "1772323201000000", "us")]
    [InlineData("1772323200000000000", "1772323201000000000", "ns")]
    public void Infer_TimeFormats_AreToldApart(string first, string second, string format)
    {
        InferredSchema inferred = Infer($"Timestamp;speed\n{first};1\n{second};2\n");

        Assert.Null(inferred.Doubt);
        Assert.Equal(("Timestamp", format), (Assert.Single(inferred.Schema!.Time.Columns), inferred.Schema.Time.Format));
    }

    [Fact]
    public void Infer_DateAndTimeInTwoColumns_AreOneTime()
    {
        InferredSchema inferred = Infer("Uhrzeit;Datum;U\n10:00:00;01.03.2026;1\n10:00:01;01.03.2026;2\n");
        Assert.True(inferred.Schema is not null, inferred.Doubt);
        RecordSchema schema = inferred.Schema;

        Assert.Equal(["Datum", "Uhrzeit"], schema.Time.Columns);
        Assert.Equal("dd.MM.yyyy HH:mm:ss", schema.Time.Format);
        Assert.Equal(["U"], schema.Fields.Select(field => field.Name));
    }

    [Fact]
    public void Infer_ColumnOfKnownTwins_IsTheTwinWhateverItsName()
    {
        _graph.Set(["Mixer-1", "Mixer-2"], StaticTwinGraph.Telemetry("MixerSpeed", "double"), StaticTwinGraph.Telemetry("lot", "string"), StaticTwinGraph.Telemetry("on", "boolean"));

        RecordSchema schema = Infer("time,where,Mixer Speed [1/min],LOT,on,extra\n1772323200,Mixer-1,1,4711,1,a\n1772323201,Mixer-2,2,4712,0,b\n").Schema!;

        Assert.Equal("where", schema.Twin.Column);
        Assert.Equal(
            [("MixerSpeed", RecordValueKind.Number), ("lot", RecordValueKind.Text), ("on", RecordValueKind.Boolean), ("extra", RecordValueKind.Text)],
            schema.Fields.Select(field => (field.Name, field.Type)));
    }

    [Fact]
    public void Infer_HeadersWithTwins_GiveEachColumnItsTwin()
    {
        _graph.Set(["M.1", "M.2"]);

        RecordSchema schema = Infer("time,M.1.rpm,M.2.rpm,M.1.Bearings.rms,hall\n1772323200,1,2,3,4\n").Schema!;

        Assert.Equal([("M.1", "rpm"), ("M.2", "rpm"), ("M.1", "Bearings.rms"), (null, "hall")], schema.Fields.Select(field => (field.Twin, field.Name)));
    }

    [Theory]
    [InlineData("FormationStep-Line1-Munich_2026-03-01.csv", true)]
    [InlineData("FormationStep-Line1-Munich/export.csv", true)]
    [InlineData("xFormationStep-Line1-Munich2.csv", false)]
    public void Infer_PathWithATwin_GivesAllRecordsThatTwin(string path, bool found)
    {
        _graph.Set(["FormationStep-Line1-Munich", "FormationStep-Line1"]);

        InferredSchema inferred = Infer("time,U\n1772323200,1\n", path);

        Assert.Equal(found, inferred.Schema!.Twin.FromPath);
        Assert.Equal(found ? "FormationStep-Line1-Munich" : null, TwinInference.OfPath(path, _graph.Current));
        Assert.Equal(found, inferred.Notes.Count == 0);
    }

    [Fact]
    public void Infer_RowsOfSeveralChannels_AreToldApartByATag()
    {
        string rows = string.Concat(Enumerable.Range(0, 20).Select(i => $"{1772323200 + (i / 4)},{i % 4},Charge,{i}.5\n"));

        InferredSchema inferred = Infer("time,Channel_ID,Step,Voltage(V)\n" + rows);

        Assert.Equal([new RecordTag("Channel_ID", "Channel_ID")], inferred.Schema!.Tags);
        Assert.Equal(["Step", "Voltage"], inferred.Schema.Fields.Select(field => field.Name));
        Assert.DoesNotContain(inferred.Notes, note => note.Contains("replace", StringComparison.Ordinal));
    }

    [Fact]
    public void Infer_RowsThatNothingTellsApart_AreNoted() =>
        Assert.Contains(Infer("time,U\n1772323200,1\n1772323200,2\n1772323200,3\n").Notes, note => note.StartsWith("2 of the first 3 records", StringComparison.Ordinal));

    [Fact]
    public void Infer_LongTable_IsSeen()
    {
        RecordSchema schema = Infer("TagName,Timestamp,Value,Unit,asset\nrpm,2026-03-01T10:00:00Z,1,1/min,m\nstate,2026-03-01T10:00:00Z,on,,m\n").Schema!;

        Assert.Equal((new RecordLong("TagName", "Value"), "asset"), (schema.Long, schema.Twin.Column));
        Assert.Empty(schema.Tags);
        Assert.Empty(schema.Fields);
    }

    [Fact]
    public void Infer_NamesThatWouldFallTogether_StayWhole()
    {
        Assert.Equal(["T(C)", "T(F)"], Infer("time,T(C),T(F)\n1772323200,1,2\n").Schema!.Fields.Select(field => field.Name));
    }

    [Fact]
    public void Document_RoundTrip_IsTheSame()
    {
        RecordSchema schema = Infer("time;twin;Channel;U [V];Zustand\n1772323200;m;1;1,5;on\n1772323200;m;2;1,5;on\n").Schema!;
        SchemaDocument document = new() { Header = ["time", "twin", "Channel", "U [V]", "Zustand"], DecimalComma = true, Schema = schema, Notes = ["note"] };

        Assert.Equal(document.ToJson(), SchemaDocument.Parse(document.ToJson()).ToJson());
    }

    [Theory]
    [InlineData("{}", "required")]
    [InlineData("{\"header\":[],\"schema\":{\"time\":{\"columns\":[\"a\"],\"format\":\"s\"}}}", "are needed")]
    [InlineData("{\"header\":[\"a\"],\"schema\":{\"time\":{\"columns\":[],\"format\":\"s\"}}}", "are needed")]
    [InlineData("{\"header\":[\"a\"],\"schema\":{\"time\":null}}", "are needed")]
    [InlineData("{\"header\":[\"a\"],\"schema\":{\"time\":{\"columns\":[\"a\"],\"format\":\"HH\"}}}", "is no time format")]
    [InlineData("{\"header\":[\"a\"],\"schema\":{\"time\":{\"columns\":[\"a\"],\"format\":\"s\",\"zone\":\"Mars\"}}}", "no time zone 'Mars'")]
    [InlineData("{\"header\":[\"a\"],\"schema\":{\"time\":{\"columns\":[\"a\"],\"format\":\"s\"},\"fields\":[{\"column\":\"a\",\"type\":\"number\"}]}}", "every field needs")]
    [InlineData("{\"header\":[\"a\"],\"schema\":{\"time\":{\"columns\":[\"a\"],\"format\":\"s\"},\"fields\":[null]}}", "is empty")]
    [InlineData("{\"header\":[\"a\"],\"schema\":{\"time\":{\"columns\":[\"a\"],\"format\":\"s\"},\"fiels\":[]}}", "fiels")]
    [InlineData("{\"header\":[\"a\"],\"schema\":{\"time\":{\"columns\":[\"a\"],\"format\":\"s\"},\"fields\":null,\"tags\":null,\"twin\":null}}", "are needed")]
    [InlineData("nonsense", "invalid")]
    public void Document_WithAFault_SaysWhatIsWrong(string json, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => SchemaDocument.Parse(Encoding.UTF8.GetBytes(json))).Message, StringComparison.Ordinal);

    private InferredSchema Infer(string text, string path = "export.csv")
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        CsvTable table = CsvSniffer.Sniff(bytes, isWhole: true, 100, out _)!;
        return SchemaInference.Infer(new(table.Header, CsvSniffer.Rows(bytes, isWhole: true, table, 100), path, table.DecimalComma), _graph.Current);
    }
}
