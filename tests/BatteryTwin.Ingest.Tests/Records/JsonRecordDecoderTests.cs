using System.Text;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline.Records;
using BatteryTwin.Ingest.Tests.Shared;

namespace BatteryTwin.Ingest.Tests.Records;

public sealed class JsonRecordDecoderTests
{
    private const long TimeNs = 1_774_958_400_000_000_000;

    private readonly StaticTwinGraph _graph = new();

    [Fact]
    public void Add_FlatObject_TakesEveryMemberButTimeAndTwin()
    {
        DecodedRecords records = Decode("""{"time":"2026-03-31T12:00:00Z","twin":"mixer","rpm":500,"lot":"A 1","on":true,"hall.temp":20.5}""");

        Assert.Empty(records.Faults);
        Assert.Equal(["telemetry,twin=mixer rpm=500", "telemetry,twin=mixer lot=A 1", "telemetry,twin=mixer on=true", "telemetry,twin=mixer hall.temp=20.5"], records.Values);
        Assert.All(records.Points, point => Assert.Equal((7, TimeNs), (point.Row, point.TimeNs)));
        Assert.Equal(FieldType.Float, records.Points[0].Value.Type);
    }

    [Fact]
    public void Add_Document_TakesMeasurementTagsAndFields()
    {
        DecodedRecords records = Decode("""{"fields":{"rpm":500,"motor":{"torque":7.5}},"tags":{"line":"2","cell":"a,b"},"measurement":"m","twin":"mixer","time":1774958400}""");

        Assert.Empty(records.Faults);
        Assert.Equal([@"m,cell=a\,b,line=2,twin=mixer rpm=500", @"m,cell=a\,b,line=2,twin=mixer motor.torque=7.5"], records.Values);
        Assert.All(records.Points, point => Assert.Equal(TimeNs, point.TimeNs));
    }

    [Theory]
    [InlineData("1774958400", TimeNs)]
    [InlineData("1774958400.25", TimeNs + 250_000_000)]
    [InlineData("1774958400123", TimeNs + 123_000_000)]
    [InlineData("1774958400123456", TimeNs + 123_456_000)]
    [InlineData("1774958400123456789", TimeNs + 123_456_789)]
    [InlineData("\"2026-03-31T14:00:00.123456789+02:00\"", TimeNs + 123_456_789)]
    [InlineData("\"2026-03-31 14:00\"", TimeNs)]
    public void Add_TimeInAnyUsualForm_IsRead(string time, long expectedNs)
    {
        DecodedRecords records = Decode($$"""{"ts":{{time}},"a":1}""");

        Assert.Equal(expectedNs, Assert.Single(records.Points).TimeNs);
    }

    [Fact]
    public void Add_NoTwinNoTime_TakesTheDefaults()
    {
        JsonRecordDecoder decoder = Decoder();
        decoder.Defaults = new(Twin: "topic", Measurement: "mqtt", TimeNs: 5);
        decoder.Add("""{"a":1}"""u8, 1);
        decoder.Defaults = new(Twin: "other", Measurement: "mqtt", TimeNs: 6);
        decoder.Add("""{"a":2}"""u8, 2);
        decoder.Add("""{"a":3,"twinId":"own"}"""u8, 3);

        DecodedRecords records = DecodedRecords.Of(decoder.Take());

        Assert.Equal([(1, "mqtt,twin=topic a", 5L), (2, "mqtt,twin=other a", 6L), (3, "mqtt,twin=own a", 6L)], records.Points.Select(point => (point.Row, point.Series, point.TimeNs)));
    }

    [Fact]
    public void Add_WholeNumbersOfTheModel_StayWholeAndFollowTheModel()
    {
        _graph.Set(["mixer"], StaticTwinGraph.Telemetry("count", "long"), StaticTwinGraph.Telemetry("rpm", "double"));
        JsonRecordDecoder decoder = Decoder();
        decoder.Add("""{"time":1,"twin":"mixer","count":9007199254740993,"rpm":1}"""u8, 1);
        DecodedRecords before = DecodedRecords.Of(decoder.Take());
        _graph.Set(["mixer"], StaticTwinGraph.Telemetry("count", "double"));
        decoder.Add("""{"time":1,"twin":"mixer","count":2}"""u8, 2);

        Assert.Equal([FieldValue.Integer(9007199254740993), FieldValue.Float(1)], before.Points.Select(point => point.Value));
        Assert.Equal(FieldValue.Float(2), Assert.Single(DecodedRecords.Of(decoder.Take()).Points).Value);
    }

    [Fact]
    public void Add_ArrayOfRecords_TakesEach()
    {
        DecodedRecords records = Decode("""[{"time":1,"a":1},{"time":2,"a":2},{"time":3,"a":null}]""");

        Assert.Equal(["telemetry a=1", "telemetry a=2"], records.Values);
        Assert.Empty(records.Faults);
    }

    [Theory]
    [InlineData("""{"time":1,"a":[1,2],"b":3}""", 1, "'a' holds an array")]
    [InlineData("""{"time":"soon","a":1}""", 0, "time 'soon' is no time of the form")]
    [InlineData("""{"a":1}""", 0, "has no time: no member time, timestamp")]
    [InlineData("""{"time":1}""", 0, "holds no values")]
    [InlineData("""{"time":1,"a":1,}""", 0, "no JSON")]
    [InlineData("""[{"time":1,"a":1},{"time":1 "a":1}]""", 0, "no JSON")]
    [InlineData("""[{"time":1,"a":1},5]""", 1, "holds something that is no record")]
    [InlineData("5", 0, "is no record")]
    [InlineData("", 0, "no JSON")]
    [InlineData("""{"time":1,"twin":"a\nb","a":1}""", 0, "'twin' holds a line break")]
    [InlineData("""{"time":1,"a\nb":1,"c":1}""", 1, "holds a line break")]
    [InlineData("""{"time":1,"":1,"c":1}""", 1, "is a member without a name")]
    [InlineData("""{"time":1,"a":"\ud800"}""", 0, "surrogate")]
    [InlineData("""{"time":99999999999999999999,"a":1}""", 0, "is out of range")]
    public void Add_BadRecord_SaysWhatIsWrongAndKeepsTheRest(string json, int points, string reason)
    {
        DecodedRecords records = Decode(json);

        Assert.Equal(points, records.Points.Count);
        Assert.Contains(reason, Assert.Single(records.Faults).Reason, StringComparison.Ordinal);
        Assert.Equal((7, json), (records.Faults[0].Line, records.Faults[0].Text));
    }

    [Fact]
    public void Add_BySchema_FollowsItAndPassesOverTheRest()
    {
        RecordSchema schema = new()
        {
            Time = new(["d", "t"], "dd.MM.yyyy HH:mm:ss", "Europe/Berlin"),
            Twin = new() { Column = "m.id" },
            Measurement = new() { Column = "kind" },
            Tags = [new("pos", "position")],
            Fields = [new("v", "Voltage", RecordValueKind.Number), new("n", "Lot", RecordValueKind.Text)],
        };

        DecodedRecords records = Decode("""{"t":"14:00:00,5","m":{"id":"mixer"},"kind":"k","pos":3,"v":"3.5","n":12,"other":1,"d":"31.03.2026"}""", schema);

        Assert.Empty(records.Faults);
        Assert.Equal(["k,position=3,twin=mixer Voltage=3.5", "k,position=3,twin=mixer Lot=12"], records.Values);
        Assert.Equal(TimeNs + 500_000_000, records.Points[0].TimeNs);
    }

    [Fact]
    public void Add_LongFormat_TakesTheFieldFromTheRecord()
    {
        RecordSchema schema = new() { Time = new(["time"], TimeText.Auto), Twin = new() { Column = "twin" }, Long = new("signal", "value") };
        JsonRecordDecoder decoder = Decoder(schema);
        decoder.Add("""{"time":1,"twin":"a","signal":"rpm","value":1}"""u8, 1);
        decoder.Add("""{"time":1,"twin":"a","signal":"state","value":"on"}"""u8, 2);
        decoder.Add("""{"time":1,"twin":"a","value":"on"}"""u8, 3);

        DecodedRecords records = DecodedRecords.Of(decoder.Take());

        Assert.Equal(["telemetry,twin=a rpm=1", "telemetry,twin=a state=on"], records.Values);
        Assert.Contains("names no field", Assert.Single(records.Faults).Reason, StringComparison.Ordinal);
    }

    private DecodedRecords Decode(string json, RecordSchema? schema = null)
    {
        JsonRecordDecoder decoder = Decoder(schema);
        decoder.Add(Encoding.UTF8.GetBytes(json), 7);
        return DecodedRecords.Of(decoder.Take());
    }

    private JsonRecordDecoder Decoder(RecordSchema? schema = null) => new(_graph, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), RecordLimits.Default, schema);
}
