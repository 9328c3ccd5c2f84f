using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Domain.Tests.Telemetry;

public sealed class TelemetryBatchTests
{
    [Fact]
    public void Build_MixedTypes_EveryValueComesBackAsGiven()
    {
        SeriesKey number = new("m", [], "number");
        SeriesKey text = new("m", [], "text");
        FieldValue[] values =
        [
            FieldValue.Float(-0.0), FieldValue.String("ä\"b"), FieldValue.Float(double.MaxValue), FieldValue.String(string.Empty),
        ];
        TelemetryBatchBuilder builder = new(capacity: 1);
        for (int i = 0; i < values.Length; i++)
        {
            builder.Add(i % 2 == 0 ? number : text, i, values[i], sourceRow: i + 1);
        }

        TelemetryBatch batch = builder.Build();

        Assert.Equal(values, Enumerable.Range(0, batch.Count).Select(batch.ValueAt));
        Assert.Equal([0L, 1, 2, 3], batch.TimesNs.ToArray());
        Assert.Equal([1, 2, 3, 4], batch.SourceRows.ToArray());
        Assert.Equal([new(number, FieldType.Float), new(text, FieldType.String)], batch.Series);
    }

    [Fact]
    public void SeriesIndex_OneKeyWithTwoTypes_TwoSeries()
    {
        SeriesKey key = new("m", [], "f");
        TelemetryBatchBuilder builder = new();

        Assert.NotEqual(builder.SeriesIndex(key, FieldType.Float), builder.SeriesIndex(key, FieldType.Integer));
        Assert.Equal(0, builder.SeriesIndex(key, FieldType.Float));
    }
}
