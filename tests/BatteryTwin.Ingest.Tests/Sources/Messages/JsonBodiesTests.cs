using BatteryTwin.Ingest.Pipeline.LineProtocol;
using BatteryTwin.Ingest.Sources.Messages;
using BatteryTwin.Ingest.Tests.Shared;

namespace BatteryTwin.Ingest.Tests.Sources.Messages;

public sealed class JsonBodiesTests
{
    private readonly DecoderBench _bench = new();

    [Theory]
    [InlineData("""{"time": "2026-03-01T08:00:00Z", "twin": "a", "measurement": "m", "tags": {"line": "1"}, "fields": {"f": 1.5, "g": true, "h": "x"}}""", "m,line=1,twin=a f=1.5 0|m,line=1,twin=a g=true 0|m,line=1,twin=a h=\"x\" 0")]
    [InlineData("""{"time": "2026-03-01T08:00:00Z", "twin": "a", "f": 1.5, "drive": {"torque": 2}}""", "telemetry,twin=a f=1.5 0|telemetry,twin=a drive.torque=2 0")]
    [InlineData("""[{"twin": "a", "f": 1}, {"twin": "b", "f": 2}]""", "telemetry,twin=a f=1 0|telemetry,twin=b f=2 0")]
    [InlineData("{\"twin\": \"a\", \"f\": 1}\n\r\n{\"twin\": \"b\", \"f\": 2}\n", "telemetry,twin=a f=1 0|telemetry,twin=b f=2 0")]
    [InlineData("""{"f": 1, "g": null, "tags": {"n": 5, "empty": ""}}""", "telemetry,n=5 f=1 0")]
    public void Read_Record_GivesItsValues(string body, string expected) => Assert.Equal(expected.Split('|'), _bench.Lines("any", body));

    [Theory]
    [InlineData("\"2026-03-01T08:00:00.123456789Z\"", 123_456_789)]
    [InlineData("\"2026-03-01T09:00:00.5+01:00\"", 500_000_000)]
    [InlineData("\"2026-03-01 08:00:01\"", 1_000_000_000)]
    [InlineData("1772352001", 1_000_000_000)]
    [InlineData("1772352000.25", 250_000_000)]
    [InlineData("1772352000001", 1_000_000)]
    [InlineData("1772352000000001", 1_000)]
    [InlineData("1772352000000000001", 1)]
    public void Read_Time_InEveryUsualForm(string time, long offsetNs) => Assert.Equal([$"telemetry f=1 {offsetNs}"], _bench.Lines("any", $$"""{"time": {{time}}, "f": 1}"""));

    [Fact]
    public void Read_Topic_FillsWhatTheRecordLeavesOut()
    {
        DecoderBench bench = new(MessageFormat.Json, "{measurement}/{line}/{twin}");
        Assert.Equal(["m,line=1,twin=mixer f=1 0"], bench.Lines("m/1/mixer", """{"f": 1}"""));
        Assert.Equal(["n,line=2,twin=other f=1 0"], bench.Lines("m/1/mixer", """{"measurement": "n", "twin": "other", "tags": {"line": "2"}, "f": 1}"""));
        Assert.Equal(["telemetry,twin=a f=1 0"], bench.Lines("fits/no/template/at/all", """{"twin": "a", "f": 1}"""));
    }

    [Fact]
    public void Read_WholeNumbers_AreWholeWhereTheModelSaysSo()
    {
        _bench.Graph.Set(["a"], StaticTwinGraph.Telemetry("count", "long"));
        Assert.Equal(["telemetry,twin=a count=9007199254740993i 0", "telemetry,twin=a f=20 0"], _bench.Lines("any", """{"twin": "a", "count": 9007199254740993, "f": 20}"""));
    }

    [Fact]
    public void Read_TopicWithField_ValueIsTheFieldAndOthersAreItsParts()
    {
        DecoderBench bench = new(MessageFormat.Auto, "plant/{line}/{twin}/{field}");
        bench.Graph.Set(["mixer"], StaticTwinGraph.Telemetry("count", "integer"));
        Assert.Equal(["telemetry,line=1,twin=mixer vibration.rms=1 0", "telemetry,line=1,twin=mixer vibration.peak=2.5 0"], bench.Lines("plant/1/mixer/vibration", """{"rms": 1, "peak": 2.5}"""));
        Assert.Equal(["telemetry,line=1,twin=mixer count=20i 5"], bench.Lines("plant/1/mixer/count", $$"""{"value": 20, "time": {{DecoderBench.NowNs + 5}}}"""));
        Assert.Equal(["telemetry,line=1,twin=mixer count=20.5 0"], bench.Lines("plant/1/mixer/count", """{"value": 20.5}"""));
    }

    [Fact]
    public void Read_OneBadLineOrMember_TheOthersCount()
    {
        DecodedLines lines = _bench.Decode("any", "{\"f\": \n{\"f\": 1}\n\n{\"f\": 3}");
        Assert.Equal(["telemetry f=1 0", "telemetry f=3 0"], DecoderBench.Lines(lines));
        Assert.Equal("{\"f\":", Assert.Single(lines.Faults).Text);

        DecodedLines members = _bench.Decode("any", """{"f": 1, "list": [1, 2]}""");
        Assert.Equal(["telemetry f=1 0"], DecoderBench.Lines(members));
        Assert.Contains("'list' holds an array", Assert.Single(members.Faults).Reason, StringComparison.Ordinal);
    }
}
