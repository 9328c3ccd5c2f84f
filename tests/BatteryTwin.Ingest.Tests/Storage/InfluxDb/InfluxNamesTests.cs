using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage.InfluxDb;
using BatteryTwin.Ingest.Tests.Shared;
using BatteryTwin.Ingest.Tests.Storage.Telemetry;

namespace BatteryTwin.Ingest.Tests.Storage.InfluxDb;

/// <summary>Names and texts of every kind through a real server: what the rules let pass comes back as it was and nothing else is touched.</summary>
[Collection(InfluxCollection.Name)]
public sealed class InfluxNamesTests(InfluxServer server)
{
    private static readonly string[] s_pieces =
        ["a", "B", "7", "\"", "'", "\\", ";", ",", "=", " ", "ä", "😀", "--", "/*", "*/", "::tag", ") OR (1=1", "'; DROP DATABASE x; --", "\t", "%", "$", "#", "time", "\\n", "\n", "select", ".", "\r"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task WriteAndRead_RandomNamesAndTexts_ComeBackAsTheyWere(int seed)
    {
        await using InfluxBench bench = new(InfluxBench.Options(server.Url, server.NewDatabase()));
        Random random = new(seed);
        NaiveTelemetry model = new();
        TelemetryBatchBuilder builder = new();
        List<SeriesKey> stored = [];
        for (int i = 0; i < 400; i++)
        {
            SeriesKey key = new(Name(random), [new(SeriesKey.TwinTag, Name(random)), new("k" + Name(random), Name(random))], $"{Name(random)}{i}");
            if (bench.Store.Rules.FaultOf(key) is null)
            {
                stored.Add(key);
                builder.Add(key, Points.AtSecond(i), FieldValue.String(Name(random) + Name(random)));
            }
        }

        Assert.True(stored.Count > 100);
        TelemetryBatch batch = builder.Build();
        await bench.AppendAsync(batch);
        model.Append(batch);
        RangeQuery all = new() { Series = SeriesSelector.All, FromNs = 0, ToNs = long.MaxValue };
        IReadOnlyList<SeriesPoints> answer = await bench.ReadAsync(all);
        Assert.Empty(bench.Quarantine.Points);
        Assert.Empty(stored.Except(answer.Select(series => series.Key)));
        TelemetryAssert.Same(model.Read(all), answer, exact: true);
        foreach (SeriesKey key in stored.Where((_, i) => i % 20 == 0))
        {
            SeriesSelector one = SeriesSelector.Of(key.Twin!, key.Field) with { Measurement = key.Measurement };
            Assert.Equal(key, Assert.Single(await bench.Store.LatestAsync(one, TestContext.Current.CancellationToken)).Key);
        }
    }

    [Theory]
    [InlineData("time", "f", "reserves the name 'time'")]
    [InlineData("t", "time", "reserves the name 'time'")]
    [InlineData("t", "a\nb", "no line break")]
    [InlineData("t\\", "f", "no backslash")]
    [InlineData("a\\,b", "f", "no backslash")]
    public void FaultOf_NamesTheServerCannotHold_SaysWhy(string tag, string field, string reason) =>
        Assert.Contains(reason, new InfluxRules(hasUnsigned: false).FaultOf(new SeriesKey("m", [new SeriesTag(tag, "v")], field)), StringComparison.Ordinal);

    [Fact]
    public void FaultOf_CommentSign_SaysWhy() => Assert.Contains("comment", new InfluxRules(hasUnsigned: false).FaultOf(new SeriesKey("#m", [], "f")), StringComparison.Ordinal);

    private static string Name(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => s_pieces[random.Next(s_pieces.Length)]));
}
