using System.Globalization;
using System.Text;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Pipeline.LineProtocol;

namespace BatteryTwin.Ingest.Tests.LineProtocol;

public sealed class LineProtocolParserTests
{
    [Fact]
    public void Parse_FullLine_GivesOnePointPerField()
    {
        ParsedLines parsed = Lines.Parse("step,line=1,twin=Mixer speed=12.5,count=3i,total=7u,on=t,mode=\"auto\" 1700000000000000001");

        Assert.Empty(parsed.Faults);
        Assert.Equal(
            [
                (1, "step,line=1,twin=Mixer speed", FieldValue.Float(12.5), 1700000000000000001),
                (1, "step,line=1,twin=Mixer count", FieldValue.Integer(3), 1700000000000000001),
                (1, "step,line=1,twin=Mixer total", FieldValue.Unsigned(7), 1700000000000000001),
                (1, "step,line=1,twin=Mixer on", FieldValue.Boolean(true), 1700000000000000001),
                (1, "step,line=1,twin=Mixer mode", FieldValue.String("auto"), 1700000000000000001),
            ],
            parsed.Points);
    }

    [Theory]
    [InlineData("t", true)]
    [InlineData("T", true)]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("TRUE", true)]
    [InlineData("f", false)]
    [InlineData("F", false)]
    [InlineData("false", false)]
    [InlineData("False", false)]
    [InlineData("FALSE", false)]
    public void Parse_EverySpellingOfABoolean_IsRead(string text, bool value) => Assert.Equal(FieldValue.Boolean(value), Lines.Parse($"m f={text} 1").Single.Value);

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("+3.25")]
    [InlineData("1e3")]
    [InlineData("-1.5E-7")]
    [InlineData("1e+22")]
    [InlineData("9007199254740993")]
    [InlineData("0.1000000000000000055511151231257827")]
    [InlineData("1.7976931348623157e308")]
    [InlineData("4.9406564584124654e-324")]
    [InlineData("123456789012345678901234567890")]
    public void Parse_Float_HasTheBitsOfTheNearestDouble(string text) =>
        Assert.Equal(
            BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)),
            Lines.Parse($"m f={text} 1").Single.Value.Bits);

    [Theory]
    [InlineData("9223372036854775807i", long.MaxValue)]
    [InlineData("-9223372036854775808i", long.MinValue)]
    [InlineData("+12i", 12L)]
    [InlineData("0000000000000000000000012i", 12L)]
    public void Parse_Integer_IsExact(string text, long value) => Assert.Equal(FieldValue.Integer(value), Lines.Parse($"m f={text} 1").Single.Value);

    [Fact]
    public void Parse_LargestUnsigned_IsExact() => Assert.Equal(FieldValue.Unsigned(ulong.MaxValue), Lines.Parse("m f=18446744073709551615u 1").Single.Value);

    [Theory]
    [InlineData(@"my\ measure\,ment,ta\=g\ 1=va\,l\=ue\ 2,twin=a fi\ el\=d\,=1 1", @"my\ measure\,ment,ta\=g\ 1=va\,l\=ue\ 2,twin=a fi\ el\=d\,")]
    [InlineData(@"C:\temp,a\\b=c\\ f=1 1", @"C:\\temp,a\\b=c\\ f")]
    [InlineData("Mischer,ort=München,größe=日本 temperatur😀=1 1", "Mischer,größe=日本,ort=München temperatur😀")]
    [InlineData("m,b=2,a=1 f=1 1", "m,a=1,b=2 f")]
    public void Parse_EscapesAndUnicodeInKeys_AreResolved(string line, string canonical) => Assert.Equal(canonical, Lines.Parse(line).Single.Series);

    [Theory]
    [InlineData("""m f="say \"hi\" \\ \n" 1""", """say "hi" \ \n""")]
    [InlineData("m f=\"two\nlines\" 1", "two\nlines")]
    [InlineData("m f=\"a, b=c # d\" 1", "a, b=c # d")]
    [InlineData("m f=\"\" 1", "")]
    public void Parse_String_KeepsItsContent(string line, string value) => Assert.Equal(FieldValue.String(value), Lines.Parse(line).Single.Value);

    [Fact]
    public void Parse_BlankLinesCommentsAndCrLf_AreNoPoints()
    {
        ParsedLines parsed = Lines.Parse("# comment with \"quote\r\n\r\n  \n  m f=1 5  \r\nm f=2 6\r");

        Assert.Empty(parsed.Faults);
        Assert.Equal([(4, 5L), (5, 6L)], parsed.Points.Select(point => (point.Line, point.TimeNs)));
    }

    [Fact]
    public void Parse_NoTimestamp_TakesTheServersTime() => Assert.Equal(Lines.ServerTimeNs, Lines.Parse("m f=1", nsPerUnit: 1_000_000).Single.TimeNs);

    [Theory]
    [InlineData(1_000_000, "1700000000000", 1_700_000_000_000_000_000)]
    [InlineData(1_000_000_000, "-5", -5_000_000_000)]
    [InlineData(3_600_000_000_000, "3", 10_800_000_000_000)]
    public void Parse_Precision_ScalesTheTimestamp(long nsPerUnit, string time, long expectedNs) => Assert.Equal(expectedNs, Lines.Parse("m f=1 " + time, nsPerUnit).Single.TimeNs);

    [Theory]
    [InlineData("m,t=x field= 12345", "missing field value at column 13")]
    [InlineData("m,t=x field 12345", "missing field value: expected '=' after the field key at column 12")]
    [InlineData("m,t=x", "missing fields at column 6")]
    [InlineData(",t=x f=1", "missing measurement at column 1")]
    [InlineData("m, f=1", "missing tag key at column 3")]
    [InlineData("m,t= f=1", "missing tag value at column 5")]
    [InlineData("m,t f=1", "missing tag value: expected '=' after the tag key at column 4")]
    [InlineData("m,t=a=b f=1", "'=' in a tag value must be escaped with a backslash at column 6")]
    [InlineData("m,t=1,t=2 f=1", "tag 't' occurs twice at column 7")]
    [InlineData("mü =1", "missing field key at column 4")]
    [InlineData("m f=1,,g=2", "missing field key at column 7")]
    [InlineData("m f=1,", "missing field key at column 7")]
    [InlineData("m f=abc", "the field value is no number, boolean or quoted string at column 5")]
    [InlineData("m f=1.5i", "an integer has neither a decimal point nor an exponent at column 5")]
    [InlineData("m f=-1u", "an unsigned integer cannot be negative at column 5")]
    [InlineData("m f=9223372036854775808i", "integer out of range (64 bit signed) at column 5")]
    [InlineData("m f=18446744073709551616u", "integer out of range (64 bit unsigned) at column 5")]
    [InlineData("m f=1e400", "number out of range (64 bit floating point) at column 5")]
    [InlineData("m f=1e", "incomplete number at column 5")]
    [InlineData("m f=1x", "expected ',' or ' ' after a field value at column 6")]
    [InlineData("m f=\"x", "string without closing quote at column 5")]
    [InlineData("m f=\"x\"y 1", "expected ',' or ' ' after the closing quote at column 8")]
    [InlineData("m f=1 12.5", "the timestamp is not a whole number at column 7")]
    [InlineData("m f=1 1 2", "the timestamp is not a whole number at column 7")]
    [InlineData("m f=1 99999999999999999999", "the timestamp is out of range (64 bit nanoseconds since 1970); check the precision at column 7")]
    public void Parse_BadLine_NamesWhatAndWhere(string line, string reason)
    {
        ParsedLines parsed = Lines.Parse($"m good=1 1\n{line}\nm good=2 2");

        Assert.Equal((2, RejectionCode.Unparsable, reason, line), (parsed.Fault.Line, parsed.Fault.Code, parsed.Fault.Reason, parsed.Fault.Text));
        Assert.Equal([1, 3], parsed.Points.Select(point => point.Line));
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("nan")]
    [InlineData("Inf")]
    [InlineData("-inf")]
    [InlineData("+Infinity")]
    public void Parse_NotFiniteNumber_IsSaidSo(string value) => Assert.Equal(RejectionCode.NotFinite, Lines.Parse($"m f={value} 1").Fault.Code);

    [Fact]
    public void Parse_TimestampBeyondNanoseconds_IsOutOfRange() => Assert.Equal(RejectionCode.TimeOutOfRange, Lines.Parse("m f=1 9223372036854775807", nsPerUnit: 1_000).Fault.Code);

    [Theory]
    [InlineData("m,t=a")]
    [InlineData("m")]
    [InlineData("")]
    public void Parse_InvalidUtf8_LosesThatLineOnly(string prefix)
    {
        byte[] text = [.. Encoding.UTF8.GetBytes("m good=1 1\n" + prefix), 0xC3, 0x28, .. " f=1 1\nm s=\""u8, 0xFF, .. "\" 1\nm \xC3\xBC"u8, 0x80, .. "=1 1\nm good=2 2\n"u8];

        ParsedLines parsed = Lines.Parse(text, []);

        Assert.Equal([2, 3, 4], parsed.Faults.Select(fault => fault.Line));
        Assert.All(parsed.Faults, fault => Assert.StartsWith("invalid UTF-8 at column ", fault.Reason, StringComparison.Ordinal));
        Assert.Equal([1, 5], parsed.Points.Select(point => point.Line));
    }

    [Fact]
    public void Parse_UnclosedQuote_LosesThatLineOnly()
    {
        ParsedLines parsed = Lines.Parse("m f=\"open 1\nm g=1 1\nm h=\"text\" 2\n");

        Assert.Equal(1, parsed.Fault.Line);
        Assert.Equal(["m g", "m h"], parsed.Points.Select(point => point.Series));
    }

    [Fact]
    public void Parse_LineProtocolInsideAStringOfABadLine_IsNotTakenForALine()
    {
        ParsedLines parsed = Lines.Parse("m bad=x,s=\"\nevil f=1 1\n\" 1\nm f=1 1");

        Assert.Equal("m f", parsed.Single.Series);
        Assert.Equal(1, parsed.Fault.Line);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Parse_LineBeyondTheLimit_IsLeftOut(bool inPieces)
    {
        byte[] text = Encoding.UTF8.GetBytes($"m a=1 1\nm f=\"{new string('x', 200)}\" 1\nm b=1 1\n");

        ParsedLines parsed = Lines.Parse(text, inPieces ? Enumerable.Range(1, text.Length - 1) : [], options: new() { MaxLineBytes = 100 });

        Assert.Equal((2, RejectionCode.LineTooLong), (parsed.Fault.Line, parsed.Fault.Code));
        Assert.Equal([(1, "m a"), (3, "m b")], parsed.Points.Select(point => (point.Line, point.Series)));
    }

    [Fact]
    public void Parse_MorePointsThanABatchHolds_GivesSeveralBatches()
    {
        string text = string.Concat(Enumerable.Range(1, 25).Select(i => $"m,twin=t{i % 3} f={i} {i}\n"));

        ParsedLines parsed = Lines.Parse(text, options: new() { MaxPointsPerBatch = 10 });

        Assert.Equal(3, parsed.Batches);
        Assert.Equal(Enumerable.Range(1, 25), parsed.Points.Select(point => point.Line));
        Assert.Equal(Enumerable.Range(1, 25).Select(i => (double)i), parsed.Points.Select(point => point.Value.ToDouble()));
    }

    [Fact]
    public void Parse_MoreFaultsThanAreKept_CountsThemAll()
    {
        LineProtocolParser parser = new(new SeriesKeyCache(10), new() { MaxFaultsPerBatch = 5 });
        parser.Begin(1, 0);
        parser.Parse(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("bad\n", 100))), isLast: true);

        DecodedLines decoded = parser.Take();

        Assert.Equal((5, 100), (decoded.Faults.Count, decoded.FaultCount));
    }

    [Fact]
    public void Parse_MoreSeriesThanTheCacheHolds_StaysRight()
    {
        SeriesKeyCache cache = new(8);
        LineProtocolParser parser = new(cache, new());
        for (int round = 0; round < 50; round++)
        {
            parser.Begin(1, 0);
            parser.Parse(Encoding.UTF8.GetBytes($"m,twin=a{round} f=1,g=2 1\nm,twin=b f=3,h=4 1\n"), isLast: true);
            TelemetryBatch batch = parser.Take().Batch;

            Assert.Equal(
                [$"m,twin=a{round} f", $"m,twin=a{round} g", "m,twin=b f", "m,twin=b h"],
                batch.SeriesIndexes.ToArray().Select(index => batch.Series[index].Key.Canonical));
        }
    }
}
