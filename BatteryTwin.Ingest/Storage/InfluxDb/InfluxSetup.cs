using System.Globalization;
using System.Text.Json;
using BatteryTwin.Ingest.Storage.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>
/// Creates the database and sets its retention, once: with statements on a 1.x server, through the management API where an organization
/// is configured (2.x). A 3.x server makes its database with the first write. What is not allowed or not known is said once and left.
/// </summary>
internal sealed class InfluxSetup(InfluxClient client, IOptions<InfluxDbOptions> options, IOptions<TelemetryStoreOptions> telemetry, ILogger logger) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private string? _said;
    private volatile bool _done;

    private string Database => options.Value.Database;

    private TimeSpan? Retention => telemetry.Value.RetentionDays is double days ? TimeSpan.FromSeconds(Math.Ceiling(TimeSpan.FromDays(days).TotalSeconds)) : null;

    /// <summary>Sees to it that points can be written; false when it could not be done now.</summary>
    public async Task<bool> EnsureAsync(CancellationToken cancel)
    {
        if (_done || !options.Value.CreateDatabase)
        {
            return true;
        }

        await _turn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            if (!_done)
            {
                await (options.Value.Organization.Length > 0 ? EnsureBucketAsync(cancel) : EnsureDatabaseAsync(cancel)).ConfigureAwait(false);
                _done = true;
            }

            return true;
        }
        catch (Exception problem) when (problem is StorageUnavailableException or KeyNotFoundException or InvalidOperationException)
        {
            // A server that answered will say the same again; it is asked anew when a write finds no database.
            _done = problem.InnerException is null;
            Say(problem is StorageUnavailableException unavailable ? client.ReasonOf(unavailable) : $"an answer of the management API is not understood ({problem.Message})");
            return false;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The database is gone: set it up again next time.</summary>
    public void Forget() => _done = false;

    public void Dispose() => _turn.Dispose();

    private void Say(string reason)
    {
        if (_said != reason)
        {
            _said = reason;
            logger.LogWarning("Database '{Database}' could not be set up, writing is tried all the same: {Problem}", Database, reason);
        }
    }

    private async Task EnsureDatabaseAsync(CancellationToken cancel)
    {
        string database = InfluxQl.Name(Database);
        await client.ListAsync($"CREATE DATABASE {database}", cancel).ConfigureAwait(false);
        List<string[]> policies = await client.ListAsync($"SHOW RETENTION POLICIES ON {database}", cancel).ConfigureAwait(false);
        string? wanted = options.Value.RetentionPolicy.Length > 0 ? options.Value.RetentionPolicy : policies.Find(policy => policy[^1] == "true")?[1];
        if (wanted is null)
        {
            return;
        }

        string[]? present = policies.Find(policy => policy[1] == wanted);
        string name = InfluxQl.Name(wanted);
        if (present is null)
        {
            await client.ListAsync($"CREATE RETENTION POLICY {name} ON {database} DURATION {(Retention is { } kept ? Seconds(kept) : "INF")} REPLICATION 1", cancel).ConfigureAwait(false);
        }
        else if (Retention is { } days && GoDuration.Parse(present[2]) != days)
        {
            await client.ListAsync($"ALTER RETENTION POLICY {name} ON {database} DURATION {Seconds(days)} SHARD DURATION {Seconds(ShardOf(days))}", cancel).ConfigureAwait(false);
            logger.LogInformation("Retention policy '{Policy}' of database '{Database}' keeps {Retention} now; it was {Before}", wanted, Database, days, present[2]);
        }
    }

    private async Task EnsureBucketAsync(CancellationToken cancel)
    {
        string organization = Uri.EscapeDataString(options.Value.Organization);
        string organizationId = (await AskAsync(HttpMethod.Get, $"api/v2/orgs?org={organization}", null, cancel).ConfigureAwait(false)).FirstId("orgs")
            ?? throw new StorageUnavailableException($"there is no organization '{options.Value.Organization}': correct {InfluxDbOptions.Section}:Organization");
        object[] rules = Retention is { } kept ? [new { type = "expire", everySeconds = (long)kept.TotalSeconds }] : [];
        string? bucketId = (await AskAsync(HttpMethod.Get, $"api/v2/buckets?orgID={organizationId}&name={Uri.EscapeDataString(Database)}", null, cancel).ConfigureAwait(false)).FirstId("buckets");
        if (bucketId is null)
        {
            bucketId = (await AskAsync(HttpMethod.Post, "api/v2/buckets", new { orgID = organizationId, name = Database, retentionRules = rules }, cancel).ConfigureAwait(false)).Id;
        }
        else if (rules.Length > 0)
        {
            await AskAsync(HttpMethod.Patch, $"api/v2/buckets/{bucketId}", new { retentionRules = rules }, cancel).ConfigureAwait(false);
        }

        ManagementAnswer mappings = await AskAsync(HttpMethod.Get, $"api/v2/dbrps?orgID={organizationId}&db={Uri.EscapeDataString(Database)}", null, cancel).ConfigureAwait(false);
        if (!mappings.HasMappingTo(bucketId!))
        {
            string policy = options.Value.RetentionPolicy.Length > 0 ? options.Value.RetentionPolicy : "autogen";
            await AskAsync(HttpMethod.Post, "api/v2/dbrps", new Dictionary<string, object?> { ["orgID"] = organizationId, ["bucketID"] = bucketId, ["database"] = Database, ["retention_policy"] = policy, ["default"] = true }, cancel).ConfigureAwait(false);
        }
    }

    private async Task<ManagementAnswer> AskAsync(HttpMethod method, string path, object? body, CancellationToken cancel)
    {
        (int status, string text) = await client.ManageAsync(method, path, body is null ? null : JsonSerializer.Serialize(body), cancel).ConfigureAwait(false);
        bool nothingThere = status == 404 && method == HttpMethod.Get;
        return status is >= 200 and < 300 || nothingThere
            ? new ManagementAnswer(nothingThere ? "{}" : text)
            : throw new StorageUnavailableException($"{method} {path.Split('?')[0]} is answered {status} ({WriteReplies.ReasonOf(text)})");
    }

    /// <summary>InfluxDB's own default length of a shard for a retention.</summary>
    private static TimeSpan ShardOf(TimeSpan retention) =>
        retention < TimeSpan.FromDays(2) ? TimeSpan.FromHours(1) : retention <= TimeSpan.FromDays(180) ? TimeSpan.FromDays(1) : TimeSpan.FromDays(7);

    private static string Seconds(TimeSpan span) => ((long)span.TotalSeconds).ToString(CultureInfo.InvariantCulture) + "s";
}
