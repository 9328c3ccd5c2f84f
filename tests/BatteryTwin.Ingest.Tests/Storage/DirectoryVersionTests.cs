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

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("3")]
    public async Task Open_DirectoryOfAPastVersion_HasEveryPointAndIsOfThisVersionThen(string version)
    {
        using TemporaryFolder folder = new();
        StoreBench.CopyFolder(Path.Combine(AppContext.BaseDirectory, "Storage", "Versions", version), folder.PathOf("data"));
        ListLogger logger = new();
        using DataDirectory directory = new(folder.PathOf("data"), DataDirectory.CurrentVersion, DataDirectory.Upgrades, logger);
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
        RangeQuery minutes = all with { Reduction = new RangeReduction.Aggregate(60 * EpochTime.NsPerSecond, AggregateFunction.Max) };
        answers.Clear();
        await foreach (SeriesPoints points in store.ReadAsync(minutes, TestContext.Current.CancellationToken))
        {
            answers.Add(points);
        }

        TelemetryAssert.Same(expected.Read(minutes), answers, exact: true);
        Assert.Equal(0, store.Damage.Places);
        Assert.Contains($"\"schemaVersion\":{DataDirectory.CurrentVersion}", await File.ReadAllTextAsync(folder.PathOf("data", "schema.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain(logger.Entries, entry => entry.Level >= LogLevel.Warning);
    }

    /// <summary>A version must be kept as soon as there is a newer one; this one, as soon as it is the current one.</summary>
    [Fact]
    public void Versions_UpToTheCurrentOne_AreKept() =>
        Assert.Equal(
            Enumerable.Range(1, DataDirectory.CurrentVersion).Select(version => version.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            Directory.EnumerateDirectories(Path.Combine(AppContext.BaseDirectory, "Storage", "Versions")).Select(Path.GetFileName).Order());

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
