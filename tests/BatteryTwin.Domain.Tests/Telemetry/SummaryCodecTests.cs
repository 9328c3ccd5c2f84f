using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Compression;
using BatteryTwin.Domain.Telemetry.Reduction;
using FsCheck;
using FsCheck.Fluent;

namespace BatteryTwin.Domain.Tests.Telemetry;

public sealed class SummaryCodecTests
{
    private const long MinuteNs = 60 * EpochTime.NsPerSecond;

    [Theory]
    [InlineData(FieldType.Float)]
    [InlineData(FieldType.Integer)]
    [InlineData(FieldType.Unsigned)]
    [InlineData(FieldType.Boolean)]
    public void Summaries_OfAnyPoints_RoundTrip(FieldType type) => Prop.ForAll(
        Gen.Choose(0, 500).SelectMany(_ => Gen.Choose(int.MinValue, int.MaxValue)).ListOf().ToArbitrary(),
        seeds =>
        {
            PointSummary[] rows = [.. seeds.Select((seed, i) => Row(type, i, new Random(seed)))];
            ByteWriter writer = new();
            new SummaryCodec().Encode(type, rows, MinuteNs, writer);
            List<PointSummary> decoded = [];
            new SummaryCodec().Decode(type, rows.Length, MinuteNs, writer.Written, decoded);
            Assert.Equal(rows, decoded);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Summaries_OfOnePointEach_TakeLittle()
    {
        PointSummary[] rows = [.. Enumerable.Range(0, 1_000).Select(i =>
            PointSummary.Of(FieldType.Float, [(i * MinuteNs) + 7], [BitConverter.DoubleToInt64Bits(20 + ((i * 37 % 100) / 100.0))], []))];
        ByteWriter writer = new();
        new SummaryCodec().Encode(FieldType.Float, rows, MinuteNs, writer);

        Assert.InRange(writer.Length, 1, 1_400);
    }

    [Fact]
    public void Decode_AnyCut_SaysSo()
    {
        PointSummary[] rows = [.. Enumerable.Range(0, 50).Select(i => Row(FieldType.Float, i, new Random(i)))];
        ByteWriter writer = new();
        new SummaryCodec().Encode(FieldType.Float, rows, MinuteNs, writer);
        byte[] bytes = writer.Written.ToArray();
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<DamagedBlockException>(() => new SummaryCodec().Decode(FieldType.Float, rows.Length, MinuteNs, bytes.AsSpan(0, length), []));
        }

        Assert.Throws<DamagedBlockException>(() => new SummaryCodec().Decode(FieldType.Float, rows.Length, MinuteNs, [.. bytes, 0], []));
    }

    private static PointSummary Row(FieldType type, int minute, Random random)
    {
        int count = random.Next(1, 5);
        long[] timesNs = [.. Enumerable.Range(0, count).Select(_ => (minute * 2 * MinuteNs) + random.NextInt64(MinuteNs)).Distinct().Order()];
        long[] bits = [.. timesNs.Select(_ => type switch
        {
            FieldType.Float => BitConverter.DoubleToInt64Bits(random.Next(3) == 0 ? random.NextDouble() : random.Next(1_000) / 10.0),
            FieldType.Boolean => random.Next(2),
            _ => random.NextInt64(long.MinValue, long.MaxValue),
        })];
        return PointSummary.Of(type, timesNs, bits, []);
    }
}
