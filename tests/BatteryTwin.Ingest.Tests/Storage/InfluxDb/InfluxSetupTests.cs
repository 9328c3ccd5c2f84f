using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Sources;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.InfluxDb;
using BatteryTwin.Ingest.Storage.Telemetry;
using BatteryTwin.Ingest.Tests.Shared;
using BatteryTwin.Ingest.Tests.Storage.Telemetry;

namespace BatteryTwin.Ingest.Tests.Storage.InfluxDb;

/// <summary>Database, retention and credentials on real servers.</summary>
[Collection(InfluxCollection.Name)]
public sealed class InfluxSetupTests(InfluxServer server)
{
    private const string Password = "s3cret pass:word";

    [Theory]
    [InlineData(0.5, "12h0m0s", "1h0m0s")]
    [InlineData(30.0, "720h0m0s", "24h0m0s")]
    [InlineData(400.0, "9600h0m0s", "168h0m0s")]
    public async Task Start_RetentionDays_SetsTheDefaultPolicy(double days, string duration, string shard)
    {
        string database = server.NewDatabase();
        await using InfluxBench bench = new(InfluxBench.Options(server.Url, database), new TelemetryStoreOptions { RetentionDays = days });
        Assert.Empty(await bench.ReadAllAsync());
        Assert.Contains($"[\"autogen\",\"{duration}\",\"{shard}\",1,true]", await server.QueryAsync($"SHOW RETENTION POLICIES ON \"{database}\""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_NamedPolicy_IsMadeAndHoldsThePoints()
    {
        string database = server.NewDatabase();
        InfluxDbOptions options = new() { Url = server.Url, Database = database, RetentionPolicy = "two \"weeks\"" };
        await using InfluxBench bench = new(options, new TelemetryStoreOptions { RetentionDays = 14 });
        long nowNs = TimeProvider.System.NowNs();
        await bench.AppendAsync(Points.One(Points.Key("a"), nowNs, FieldValue.Float(1)));
        Assert.Single(await bench.ReadAllAsync());
        Assert.Contains("336h0m0s", await server.QueryAsync($"SHOW RETENTION POLICIES ON \"{database}\""), StringComparison.Ordinal);
        Assert.Contains("values", await server.QueryAsync("SELECT * FROM \"two \\\"weeks\\\"\".m", database), StringComparison.Ordinal);
        Assert.DoesNotContain("values", await server.QueryAsync("SELECT * FROM autogen.m", database), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authentication_RightAndWrongCredentials_WorkOrSaySoWithoutTheSecret()
    {
        await using InfluxServer guarded = new() { Authenticates = true };
        await guarded.InitializeAsync();
        await guarded.QueryAsync($"CREATE USER plant WITH PASSWORD '{Password}' WITH ALL PRIVILEGES");
        string database = guarded.NewDatabase();
        await using (InfluxBench refused = new(Options(guarded.Url, database, "wrong one")))
        {
            await refused.AppendAsync(Points.Seconds("a", 0, 5));
            await Eventually.IsTrue(() => refused.Parts.Link.Snapshot().State == SourceState.Failed, "the refusal is noticed");
            Assert.Contains("does not accept the credentials (authorization failed)", refused.Parts.Link.Snapshot().Problem, StringComparison.Ordinal);
            StorageUnavailableException unread = await Assert.ThrowsAsync<StorageUnavailableException>(() => refused.ReadAllAsync());
            Assert.Contains("authorization failed", unread.Message, StringComparison.Ordinal);
            Assert.Equal(5, refused.Parts.Buffer.Waiting.Points);
            Assert.DoesNotContain(refused.Log.Entries, entry => entry.Message.Contains("wrong one", StringComparison.Ordinal));
        }

        await using InfluxBench bench = new(Options(guarded.Url, database, Password));
        await bench.AppendAsync(Points.Seconds("a", 0, 5));
        Assert.Equal(5, Assert.Single(await bench.ReadAllAsync()).Count);
        Assert.DoesNotContain(bench.Log.Entries, entry => entry.Message.Contains(Password, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_DatabaseNotOursToCreate_BuffersAndSaysSoUntilItIsThere()
    {
        string database = server.NewDatabase();
        InfluxDbOptions options = new() { Url = server.Url, Database = database, CreateDatabase = false, RetryDelay = TimeSpan.FromMilliseconds(20), MaxRetryDelay = TimeSpan.FromMilliseconds(50) };
        await using InfluxBench bench = new(options);
        await bench.AppendAsync(Points.Seconds("a", 0, 5));
        await Eventually.IsTrue(() => bench.Parts.Link.Snapshot().Problem?.Contains("no such database", StringComparison.Ordinal) == true, "the missing database is noticed");
        Assert.Equal(5, bench.Parts.Buffer.Waiting.Points);
        await server.QueryAsync($"CREATE DATABASE \"{database}\"");
        await Eventually.IsTrue(() => bench.Parts.Buffer.Waiting.Points == 0, "everything has been sent");
        Assert.Equal(5, Assert.Single(await bench.ReadAllAsync()).Count);
    }

    [Fact]
    public async Task Write_Compressed_Arrives()
    {
        await using InfluxBench bench = new(new() { Url = server.Url, Database = server.NewDatabase(), Compress = true });
        await bench.AppendAsync(Points.Seconds("a", 0, 500));
        Assert.Equal(500, Assert.Single(await bench.ReadAllAsync()).Count);
    }

    private static InfluxDbOptions Options(string url, string database, string password) => new()
    {
        Url = url,
        Database = database,
        User = "plant",
        Password = password,
        RetryDelay = TimeSpan.FromMilliseconds(20),
        MaxRetryDelay = TimeSpan.FromMilliseconds(50),
    };
}
