using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Telemetry;
using BatteryTwin.Ingest.Tests.Shared;
using BatteryTwin.Ingest.Tests.Storage.Telemetry;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Tests.Storage;

/// <summary>A data directory of every past version is kept under <c>Storage/Versions</c>; this program must open each of them.</summary>
public sealed class DirectoryVersionTests
{
    private const int Count = 100;

    [Fact]
    public async Task Open_DirectoryOfVersion1_HasEveryPoint()
    {
        using TemporaryFolder folder = new();
        StoreBench.CopyFolder(Path.Combine(AppContext.BaseDirectory, "Storage", "Versions", "1"), folder.PathOf("data"));
        ListLogger logger = new();
        using DataDirectory directory = new(folder.PathOf("data"), DataDirectory.CurrentVersion, [], logger);
        await using EmbeddedTelemetryStore store = new(directory.FolderOf("telemetry"), new TelemetryStoreOptions(), new StoreLimits(), TimeProvider.System, logger, path => new AppendFile(path));
        NaiveTelemetry expected = new();
        expected.Append(FirstBatch());
        expected.Append(SecondBatch());
        List<SeriesPoints> answers = [];
        RangeQuery all = new() { Series = SeriesSelector.All, FromNs = long.MinValue, ToNs = long.MaxValue };
        await foreach (SeriesPoints points in store.ReadAsync(all, TestContext.Current.CancellationToken))
        {
            answers.Add(points);
        }

        TelemetryAssert.Same(expected.Read(all), answers, exact: true);
        Assert.DoesNotContain(logger.Entries, entry => entry.Level >= LogLevel.Warning);
    }

    /// <summary>What the blocks of the kept directory hold: every type, values of every codec.</summary>
    internal static TelemetryBatch FirstBatch() => BatchFrom(0);

    /// <summary>What its log holds: later points, and some of the first ones again with other values.</summary>
    internal static TelemetryBatch SecondBatch() => BatchFrom(Count - 5);

    private static TelemetryBatch BatchFrom(int first)
    {
        TelemetryBatchBuilder builder = new();
        for (int i = first; i < first + Count; i++)
        {
            long timeNs = Points.AtSecond(i);
            builder.Add(Points.Key("a", "decimal"), timeNs, FieldValue.Float((i + first) / 100.0));
            builder.Add(Points.Key("a", "binary"), timeNs, FieldValue.Float(Math.Sqrt(i + first)));
            builder.Add(Points.Key("a", "integer"), timeNs, FieldValue.Integer((long)i * i * (first - 50)));
            builder.Add(Points.Key("a", "unsigned"), timeNs, FieldValue.Unsigned(ulong.MaxValue - (ulong)i));
            builder.Add(Points.Key("a", "boolean"), timeNs, FieldValue.Boolean((i + first) % 3 == 0));
            builder.Add(Points.Key("ä b", "text"), timeNs, FieldValue.String($"Zustand {i % 4} 😀 {first}"));
        }

        return builder.Build();
    }
}
