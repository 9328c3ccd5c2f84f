using System.Text;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Pipeline.LineProtocol;
using BatteryTwin.Ingest.Sources.Messages;
using BatteryTwin.Ingest.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace BatteryTwin.Ingest.Tests.Sources.Messages;

public sealed class MessageDecoderTests
{
    private const string Template = "plant/{line}/{twin}/{field}";
    private const string Topic = "plant/1/mixer/speed";
    private const string Series = "telemetry,line=1,twin=mixer speed";

    [Theory]
    [InlineData("20.5", "20.5")]
    [InlineData(" 20 \n", "20")]
    [InlineData("-1e3", "-1000")]
    [InlineData("true", "true")]
    [InlineData("FALSE", "false")]
    [InlineData("RUNNING", "\"RUNNING\"")]
    [InlineData("\"20\"", "\"20\"")]
    [InlineData("NaN", "\"NaN\"")]
    public void Decode_BareValue_IsTheTopicsField(string body, string value) => Assert.Equal([$"{Series}={value} 0"], new DecoderBench(MessageFormat.Auto, Template).Lines(Topic, body));

    [Theory]
    [InlineData("integer", "20", "20i")]
    [InlineData("long", "-20", "-20i")]
    [InlineData("double", "20", "20")]
    [InlineData("boolean", "1", "true")]
    [InlineData("boolean", "0", "false")]
    [InlineData("string", "20", "\"20\"")]
    [InlineData("dateTime", "2026-03-01", "\"2026-03-01\"")]
    public void Decode_BareValueOfADeclaredField_HasItsType(string schema, string body, string value)
    {
        DecoderBench bench = new(MessageFormat.Auto, Template);
        bench.Graph.Set(["mixer"], StaticTwinGraph.Telemetry("speed", schema));
        Assert.Equal([$"{Series}={value} 0"], bench.Lines(Topic, body));
    }

    [Fact]
    public void Decode_NumbersOfAnUndeclaredField_KeepOneType()
    {
        DecoderBench bench = new(MessageFormat.Auto, Template);
        Assert.Equal([$"{Series}=20 0"], bench.Lines(Topic, "20"));
        Assert.Equal([$"{Series}=20 0"], bench.Lines(Topic, """{"value": 20}"""));
        Assert.Equal([$"{Series}=20.5 0"], bench.Lines(Topic, "20.5"));
    }

    [Fact]
    public void Decode_Auto_TellsFormatsApart()
    {
        DecoderBench bench = new(MessageFormat.Auto, Template);
        Assert.Equal(["m f=1 5"], bench.Lines(Topic, $"m f=1 {DecoderBench.NowNs + 5}"));
        Assert.Equal([$"{Series}=1 0"], bench.Lines(Topic, "1"));
        Assert.Equal([$"{Series}.rms=1 0"], bench.Lines(Topic, """ {"rms": 1}"""));
        Assert.Equal(["telemetry x=1 0"], bench.Lines("other", """[{"x": 1}]"""));
        Assert.Equal(["m f=1 7"], bench.Lines("other", "m f=1", sentAtNs: DecoderBench.NowNs + 7));
        Assert.Equal([$"{Series}=\"a=b c=d\" 0"], new DecoderBench(MessageFormat.Value, Template).Lines(Topic, "a=b c=d"));
    }

    [Fact]
    public void Decode_Gzip_IsInflatedWhateverTheFormat()
    {
        DecoderBench bench = new(MessageFormat.Auto, Template);
        Assert.Equal([$"{Series}=1 0"], DecoderBench.Lines(bench.Decode(Topic, Pipeline.WriteHost.Gzip("1"u8.ToArray()))));
        Assert.Equal([$"{Series}.a=1 0"], DecoderBench.Lines(bench.Decode(Topic, Pipeline.WriteHost.Gzip("{\"a\":1}"u8.ToArray()))));
    }

    [Theory]
    [InlineData("other/topic", "20", MessageFormat.Value, "message to 'other/topic': the topic fits none of the TopicTemplates")]
    [InlineData(Topic, "m f=", MessageFormat.LineProtocol, "message to 'plant/1/mixer/speed': ")]
    [InlineData(Topic, "{\"a\":", MessageFormat.Auto, "message to 'plant/1/mixer/speed': no JSON: ")]
    [InlineData(Topic, "{}", MessageFormat.Auto, "message to 'plant/1/mixer/speed': holds no values besides")]
    [InlineData(Topic, "[1]", MessageFormat.Auto, "message to 'plant/1/mixer/speed': holds something that is no record")]
    [InlineData(Topic, "{\"a\":1,\"time\":\"yesterday\"}", MessageFormat.Auto, "message to 'plant/1/mixer/speed': time 'yesterday' is no time")]
    [InlineData(Topic, "{\"a\":1e999}", MessageFormat.Auto, "message to 'plant/1/mixer/speed': 'a': '1e999' ")]
    public void Decode_Unreadable_IsRefusedWithReasonAndText(string topic, string body, MessageFormat format, string reason)
    {
        DecodedLines decoded = new DecoderBench(format, Template).Decode(topic, body);
        Assert.Equal(0, decoded.Batch.Count);
        var fault = Assert.Single(decoded.Faults);
        Assert.StartsWith(reason, fault.Reason, StringComparison.Ordinal);
        Assert.NotEmpty(fault.Text);
        Assert.Contains(fault.Text, body, StringComparison.Ordinal);
        Assert.Equal(RejectionCode.Unparsable, fault.Code);
    }

    [Fact]
    public void Decode_TooLargeDamagedOrBinary_IsRefused()
    {
        DecoderBench bench = new(MessageFormat.Auto, Template);
        Assert.Contains("larger than 4096 bytes", Assert.Single(bench.Decode(Topic, new string('1', 5_000)).Faults).Reason, StringComparison.Ordinal);
        Assert.Contains("larger than 8192 bytes", Assert.Single(bench.Decode(Topic, Pipeline.WriteHost.Gzip(new byte[9_000])).Faults).Reason, StringComparison.Ordinal);
        Assert.Contains("not valid gzip", Assert.Single(bench.Decode(Topic, [0x1F, 0x8B, 0, 0]).Faults).Reason, StringComparison.Ordinal);
        var binary = Assert.Single(bench.Decode(Topic, [0xFF, 0xFE]).Faults);
        Assert.Contains("not UTF-8", binary.Reason, StringComparison.Ordinal);
        Assert.Equal("base64://4=", binary.Text);
    }

    [Fact]
    public void Decode_AnyBytes_AreTakenOrRefusedAndNeverThrow()
    {
        Gen<byte[]> bytes = Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf();
        Gen<byte[]> texts = Gen.Elements("{", "}", "\"", ":", ",", "[", "]", "a", "time", "fields", "tags", "=", " ", "\n", "1", "1e9", "true", "null", "\\", "\u0001").ArrayOf()
            .Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts)));
        Prop.ForAll(Gen.OneOf(bytes, texts).ToArbitrary(), body =>
        {
            DecodedLines decoded = new DecoderBench(MessageFormat.Auto, Template).Decode(Topic, body);
            return IsEmpty(body) || decoded.Batch.Count + decoded.FaultCount > 0 || body.Contains((byte)'#');
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>Blanks, an empty list, or members without a value: neither a value nor a fault.</summary>
    private static bool IsEmpty(byte[] body) => Encoding.Latin1.GetString(body).Trim() is "" or ['[', .., ']'] or ['{', .., '}'];
}
