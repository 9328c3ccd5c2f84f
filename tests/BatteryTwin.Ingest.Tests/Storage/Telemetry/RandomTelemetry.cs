using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Tests.Storage.Telemetry;

/// <summary>
/// Seeded batches with everything that makes a store's life hard: late, repeated and far-away times, all types, odd texts. With one type
/// per field: a field name for each type, no unsigned integers, no half surrogate pairs.
/// </summary>
internal sealed class RandomTelemetry(int seed, bool oneTypePerField = false)
{
    private static readonly string[] s_texts = ["", "on", "off", "Größe", "😀", "lone \ud800 half", new('x', 150)];
    private readonly Random _random = new(seed);
    private readonly long[] _clocksNs = [.. Enumerable.Repeat(1_700_000_000_000_000_000, SeriesCount)];

    private const int SeriesCount = 7;

    public TelemetryBatch Next()
    {
        TelemetryBatchBuilder builder = new();
        int count = _random.Next(1, 60);
        for (int i = 0; i < count; i++)
        {
            int series = _random.Next(SeriesCount);
            FieldType type = TypeOf(series);
            builder.Add(KeyOf(series, type), NextTime(series), NextValue(type));
        }

        return builder.Build();
    }

    public RangeQuery NextQuery()
    {
        long fromNs = 1_700_000_000_000_000_000 + (_random.NextInt64(-50, 300) * EpochTime.NsPerSecond) - 1_000_000;
        long toNs = fromNs + (_random.NextInt64(1, 400) * EpochTime.NsPerSecond);
        AggregateFunction function = (AggregateFunction)_random.Next(7);
        return new RangeQuery
        {
            Series = SeriesSelector.All,
            FromNs = _random.Next(4) == 0 ? long.MinValue + 1_000_000_000_000_000_000 : fromNs,
            ToNs = _random.Next(4) == 0 ? long.MaxValue : toNs,
            GroupByField = _random.Next(2) == 0,
            Limit = _random.Next(3) == 0 ? _random.Next(0, 40) : RangeQuery.DefaultLimit,
            Reduction = _random.Next(3) switch
            {
                0 => new RangeReduction.Raw(),
                1 => new RangeReduction.Aggregate((_random.Next(2) == 0 ? _random.Next(1, 100) : 5 * _random.Next(1, 20)) * EpochTime.NsPerSecond, function),
                _ => new RangeReduction.Aggregate(null, function),
            },
        };
    }

    private FieldType TypeOf(int series) => (FieldType)(series % 5) is var type && oneTypePerField && type == FieldType.Unsigned ? FieldType.Integer : type;

    private SeriesKey KeyOf(int series, FieldType type) =>
        new("m", [new SeriesTag("twin", $"t{series}")], oneTypePerField ? $"v{type}" : type == FieldType.String ? "text" : "value");

    private long NextTime(int series)
    {
        long stepNs = _random.Next(20) switch
        {
            0 => 0,
            1 => -_random.NextInt64(1, 100) * EpochTime.NsPerSecond,
            2 => _random.NextInt64(1, 5_000),
            _ => EpochTime.NsPerSecond,
        };
        long timeNs = _clocksNs[series] + stepNs;
        if (stepNs > 0)
        {
            _clocksNs[series] = timeNs;
        }

        return _random.Next(200) == 0 ? timeNs - (30L * 86_400 * EpochTime.NsPerSecond) : timeNs;
    }

    private FieldValue NextValue(FieldType type) => type switch
    {
        FieldType.Float => FieldValue.Float(_random.Next(10) == 0 ? _random.NextDouble() : Math.Round(_random.NextDouble() * 100, 2)),
        FieldType.Integer => FieldValue.Integer(_random.Next(-1_000, 1_000)),
        FieldType.Unsigned => FieldValue.Unsigned((ulong)_random.Next(1_000)),
        FieldType.Boolean => FieldValue.Boolean(_random.Next(2) == 0),
        _ => FieldValue.String(s_texts[_random.Next(s_texts.Length)].Replace(oneTypePerField ? "\ud800" : "\0", "?", StringComparison.Ordinal)),
    };
}
