using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Tests.Storage.Telemetry;

/// <summary>Small batches for tests.</summary>
internal static class Points
{
    public const long StartNs = 1_700_000_000_000_000_000;

    public static SeriesKey Key(string twin, string field = "value") => new("m", [new SeriesTag(SeriesKey.TwinTag, twin)], field);

    /// <summary>One value a second: value i at second <paramref name="from"/> + i is that second number divided by ten.</summary>
    public static TelemetryBatch Seconds(string twin, int from, int count)
    {
        TelemetryBatchBuilder builder = new();
        for (int i = from; i < from + count; i++)
        {
            builder.Add(Key(twin), AtSecond(i), FieldValue.Float(i / 10.0));
        }

        return builder.Build();
    }

    public static TelemetryBatch One(SeriesKey key, long timeNs, FieldValue value)
    {
        TelemetryBatchBuilder builder = new();
        builder.Add(key, timeNs, value);
        return builder.Build();
    }

    public static long AtSecond(int second) => StartNs + (second * EpochTime.NsPerSecond);

    public static RangeQuery Of(string twin) => new() { Series = SeriesSelector.Of(twin), FromNs = long.MinValue, ToNs = long.MaxValue };
}
