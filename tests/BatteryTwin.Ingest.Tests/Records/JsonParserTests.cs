using System.Text;
using BatteryTwin.Ingest.Pipeline.Records;
using BatteryTwin.Ingest.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace BatteryTwin.Ingest.Tests.Records;

public sealed class JsonParserTests
{
    private static readonly string[] s_pieces =
    [
        "{\"time\":1,\"a\":1}", "{\"time\":2,\"s\":\"}{\\\"\"}", "{\"time\":3,\"o\":{\"x\":[1,{}],\"y\":2}}", "{\"time\":4", "}", "[", "]", ",", "\n", "\r\n", " ", "x", "\"", "\\", "{}", "null", "é", "\0",
    ];

    [Fact]
    public void Lines_BadLine_LosesThatLineOnly()
    {
        DecodedRecords records = Run(JsonLines, "{\"time\":1,\"a\":1}\n\nnonsense\r\n{\"time\":2,\"a\":2}\r\n{\"time\":3", []);

        Assert.Equal([(1, 1e9), (4, 2e9)], records.Points.Select(point => (point.Row, (double)point.TimeNs)));
        Assert.Equal([3, 5], records.Faults.Select(fault => fault.Line));
    }

    [Theory]
    [InlineData("{\"time\":1,\"a\":1}", 1, 0)]
    [InlineData("{\n \"time\": 1,\n \"twin\": \"m\",\n \"fields\": {\"a\": 1, \"b\": \"}\"}\n}", 2, 0)]
    [InlineData("[{\"time\":1,\"a\":1},\n{\"time\":2,\"a\":1}]", 2, 0)]
    [InlineData("{\"time\":1,\"a\":1}\n{\"time\":2,\"a\":1}", 2, 0)]
    [InlineData("[1,2,{\"time\":1,\"a\":1}]", 1, 1)]
    [InlineData("{\"time\":1,\"a\":1", 0, 1)]
    [InlineData("nonsense", 0, 1)]
    [InlineData("", 0, 0)]
    public void Document_Records_AreFound(string json, int points, int faults)
    {
        DecodedRecords records = Run(JsonDocument, json, []);

        Assert.Equal((points, faults), (records.Points.Count, records.Faults.Count));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Parse_AnyText_NeverThrowsAndIsTheSameInPieces(bool lines) =>
        Prop.ForAll((from text in Gen.Elements(s_pieces).ListOf() from cuts in Gen.Choose(0, 200).ListOf() select (text: string.Concat(text), cuts)).ToArbitrary(), sample =>
        {
            Func<RecordLimits, IRecordParser> parser = lines ? JsonLines : JsonDocument;
            DecodedRecords whole = Run(parser, sample.text, []);
            DecodedRecords pieces = Run(parser, sample.text, sample.cuts, 1);

            Assert.Equal(whole.Points, pieces.Points);
            Assert.Equal(whole.Faults.Select(fault => fault.Line), pieces.Faults.Select(fault => fault.Line));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_500).WithReplay(20_260_301, 1_000_003));

    private static IRecordParser JsonLines(RecordLimits limits) => new JsonLinesParser(Decoder(limits), limits, 1);

    private static IRecordParser JsonDocument(RecordLimits limits) => new JsonDocumentParser(Decoder(limits), limits, 1);

    private static JsonRecordDecoder Decoder(RecordLimits limits) => new(new StaticTwinGraph(), TimeZoneInfo.Utc, limits);

    private static DecodedRecords Run(Func<RecordLimits, IRecordParser> parser, string text, IEnumerable<int> cuts, int most = 1000) =>
        Tables.Run(parser(RecordLimits.Default with { PointsPerBatch = most, FaultsPerBatch = most }), Encoding.UTF8.GetBytes(text), cuts);
}
