using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Tests.Storage.Telemetry;

/// <summary>Reads and writes of tests that go to a store of any kind.</summary>
internal static class BenchReads
{
    public static async Task<IReadOnlyList<SeriesPoints>> ReadAsync(this IContractBench bench, RangeQuery query)
    {
        List<SeriesPoints> answers = [];
        await foreach (SeriesPoints points in bench.Store.ReadAsync(query, TestContext.Current.CancellationToken))
        {
            answers.Add(points);
        }

        return answers;
    }

    public static Task<IReadOnlyList<SeriesPoints>> ReadAllAsync(this IContractBench bench) =>
        bench.ReadAsync(new RangeQuery { Series = SeriesSelector.All, FromNs = long.MinValue, ToNs = long.MaxValue });

    public static ValueTask AppendAsync(this IContractBench bench, TelemetryBatch batch) => bench.Store.AppendAsync(batch, TestContext.Current.CancellationToken);
}
