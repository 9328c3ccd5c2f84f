using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Compression;
using FsCheck;
using FsCheck.Fluent;

namespace BatteryTwin.Domain.Tests.Telemetry;

public sealed class BlockCodecTests
{
    private const long StartNs = 1_700_000_000_000_000_000;

    private static readonly Gen<long> s_anyBits = Gen.OneOf(
        Gen.Choose(int.MinValue, int.MaxValue).Select(low => (long)low),
        Gen.Choose(int.MinValue, int.MaxValue).SelectMany(high => Gen.Choose(int.MinValue, int.MaxValue).Select(low => ((long)high << 32) ^ (uint)low)),
        Gen.Elements(0L, 1L, -1L, long.MinValue, long.MaxValue, long.MinValue + 1));

    private static readonly Gen<double> s_floats = Gen.OneOf(
        Gen.Choose(-1_000_000, 1_000_000).Select(number => number / 1_000.0),
        Gen.Choose(-100_000, 100_000).Select(number => number / 100.0),
        Gen.Choose(0, int.MaxValue).Select(number => Math.Sqrt(number)),
        Gen.Elements(0.0, -0.0, double.Epsilon, -double.Epsilon, double.MaxValue, double.MinValue, 0.1 + 0.2, 1e22, 1e23, 1e-300, 9007199254740993.0, 1 / 3.0));

    private static readonly Gen<string> s_texts = Gen.Elements("", "on", "off", "Größe µm", "😀", "\ud800", "a\udfffb", "\0", new string('x', 300));

    [Fact]
    public void Times_AnyAscending_RoundTrip() => ForAll(
        s_anyBits.NonEmptyListOf().Select(list => list.Distinct().Order().ToArray()),
        times => Same(FieldType.Integer, times, new long[times.Length], []));

    [Fact]
    public void Floats_OfEveryKind_RoundTripBitForBit() => ForAll(
        s_floats.NonEmptyListOf().Select(list => list.Select(BitConverter.DoubleToInt64Bits).ToArray()),
        bits => Same(FieldType.Float, Seconds(bits.Length), bits, []));

    [Fact]
    public void Floats_DecimalsWithFewExceptions_RoundTripBitForBit() => ForAll(
        Gen.Choose(-50_000, 50_000).Select(number => number / 100.0).ListOf(500).SelectMany(decimals => s_floats.Select(odd => (double[])[.. decimals, odd, .. decimals])),
        values => Same(FieldType.Float, Seconds(values.Length), [.. values.Select(BitConverter.DoubleToInt64Bits)], []));

    [Fact]
    public void Floats_AnyBitPattern_RoundTrip() => ForAll(
        s_anyBits.NonEmptyListOf().Select(list => list.ToArray()),
        bits => Same(FieldType.Float, Seconds(bits.Length), bits, []));

    [Fact]
    public void Integers_OfEverySize_RoundTrip() => ForAll(
        s_anyBits.NonEmptyListOf().Select(list => list.ToArray()),
        bits => Same(FieldType.Integer, Seconds(bits.Length), bits, []) && Same(FieldType.Unsigned, Seconds(bits.Length), bits, []));

    [Fact]
    public void Integers_OfEveryBitWidthAndLength_RoundTrip()
    {
        Random random = new(7);
        for (int width = 0; width <= 64; width++)
        {
            foreach (int count in new[] { 1, 2, 3, 7, 8, 127, 128, 129, 300 })
            {
                long[] bits = [.. Enumerable.Range(0, count).Select(_ => width == 0 ? 0 : (long)((ulong)random.NextInt64(long.MinValue, long.MaxValue) >> (64 - width)))];
                Assert.True(Same(FieldType.Integer, Seconds(count), bits, []), $"width {width}, count {count}");
            }
        }
    }

    [Fact]
    public void Texts_WithHalfSurrogatePairs_RoundTrip() => ForAll(
        s_texts.NonEmptyListOf().Select(list => list.ToArray()),
        texts => Same(FieldType.String, Seconds(texts.Length), [], texts));

    [Fact]
    public void Booleans_TakeAboutOneBit()
    {
        Random random = new(1);
        long[] bits = [.. Enumerable.Range(0, 1_024).Select(_ => (long)random.Next(2))];
        Assert.InRange(Encode(FieldType.Boolean, Seconds(1_024), bits, []).Length, 128, 170);
    }

    [Fact]
    public void ConstantValueEverySecond_TakesFewBytes() =>
        Assert.InRange(Encode(FieldType.Float, Seconds(1_024), [.. Enumerable.Repeat(BitConverter.DoubleToInt64Bits(21.5), 1_024)], []).Length, 1, 32);

    [Fact]
    public void SensorValuesOfTwoDecimals_TakeLessThanTwoBytes()
    {
        Random random = new(1);
        double value = 25;
        long[] bits = [.. Enumerable.Range(0, 1_024).Select(_ => BitConverter.DoubleToInt64Bits(value = Math.Round(value + (random.NextDouble() - 0.5), 2)))];
        Assert.InRange(Encode(FieldType.Float, Seconds(1_024), bits, []).Length, 1, 2_048);
    }

    [Theory]
    [InlineData(FieldType.Float)]
    [InlineData(FieldType.Integer)]
    [InlineData(FieldType.String)]
    public void Decode_AnyByteChangedOrCut_NeverFailsOtherwiseThanAsDamage(FieldType type)
    {
        Random random = new(3);
        long[] bits = [.. Enumerable.Range(0, 200).Select(_ => BitConverter.DoubleToInt64Bits(random.Next(2) == 0 ? random.NextDouble() : 1.5))];
        string[] texts = [.. Enumerable.Range(0, 200).Select(i => $"text {i % 7}")];
        byte[] bytes = Encode(type, Seconds(200), bits, texts).ToArray();
        BlockCodec codec = new();
        PointColumns points = new();
        for (int i = 0; i < bytes.Length; i++)
        {
            byte[] changed = [.. bytes];
            changed[i] ^= (byte)(1 << random.Next(8));
            DecodeTolerant(codec, type, changed, points);
            DecodeTolerant(codec, type, bytes[..i], points);
        }
    }

    private static void DecodeTolerant(BlockCodec codec, FieldType type, byte[] bytes, PointColumns points)
    {
        try
        {
            codec.Decode(type, 200, bytes, points);
        }
        catch (DamagedBlockException)
        {
            // The one failure a reader must expect.
        }
    }

    private static void ForAll<T>(Gen<T> values, Func<T, bool> holds) =>
        Prop.ForAll(values.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithReplay(20_240, 5).WithMaxTest(300));

    private static long[] Seconds(int count) => [.. Enumerable.Range(0, count).Select(i => StartNs + (i * EpochTime.NsPerSecond))];

    private static ReadOnlySpan<byte> Encode(FieldType type, long[] timesNs, long[] bits, string[] texts)
    {
        ByteWriter writer = new(16);
        new BlockCodec().Encode(type, timesNs, bits, texts, writer);
        return writer.Written;
    }

    private static bool Same(FieldType type, long[] timesNs, long[] bits, string[] texts)
    {
        PointColumns points = new();
        new BlockCodec().Decode(type, timesNs.Length, Encode(type, timesNs, bits, texts), points);
        return points.TimesNs.SequenceEqual(timesNs) && points.Bits.SequenceEqual(bits) && points.Texts.SequenceEqual(texts);
    }
}
