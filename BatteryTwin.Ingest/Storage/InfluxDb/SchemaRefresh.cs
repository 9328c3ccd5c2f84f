using BatteryTwin.Domain.Telemetry;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>Keeps the types of fields that others write known: asked for on a timer and, when older than a second, before a read.</summary>
internal sealed class SchemaRefresh(InfluxClient client, InfluxSetup setup, InfluxBuffer buffer, InfluxLink link, IOptions<InfluxDbOptions> options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan s_freshness = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _learnedTicks;

    private bool IsFresh => time.GetUtcNow().UtcTicks - Volatile.Read(ref _learnedTicks) < s_freshness.Ticks;

    /// <summary>Asks the server unless it was asked within the last second.</summary>
    /// <exception cref="StorageUnavailableException">It does not answer.</exception>
    public async Task EnsureFreshAsync(CancellationToken cancel)
    {
        if (IsFresh)
        {
            return;
        }

        await _turn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            if (!IsFresh)
            {
                await LearnAsync(cancel).ConfigureAwait(false);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Asks again and again until cancelled; sets the database up first.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        using PeriodicTimer timer = new(options.Value.SchemaInterval, time);
        try
        {
            do
            {
                await TryAsync(cancel).ConfigureAwait(false);
            }
            while (await timer.WaitForNextTickAsync(cancel).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return;
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task TryAsync(CancellationToken cancel)
    {
        try
        {
            await EnsureFreshAsync(cancel).ConfigureAwait(false);
            if (buffer.Waiting.Points == 0)
            {
                link.Succeeded();
            }
        }
        catch (StorageUnavailableException problem)
        {
            link.Failed(client.ReasonOf(problem), needsPeople: problem.InnerException is null);
        }
    }

    private async Task LearnAsync(CancellationToken cancel)
    {
        await setup.EnsureAsync(cancel).ConfigureAwait(false);
        DateTimeOffset asked = time.GetUtcNow();
        ulong appended = buffer.LastAppended;
        bool nothingWaits = buffer.IsSent(appended);
        Dictionary<(string, string), InfluxField> listed = [];
        foreach (string[] row in await client.ListAsync("SHOW FIELD KEYS", cancel).ConfigureAwait(false))
        {
            if (row.Length == 3 && TypeOf(row[2]) is { } type)
            {
                // A field with other types in older shards is listed once for each; reads get the first of them in this order.
                InfluxField field = new(row[0], row[1], type);
                listed[(row[0], row[1])] = listed.TryGetValue((row[0], row[1]), out InfluxField other) && other.Type < type ? other : field;
            }
        }

        buffer.Learn([.. listed.Values], appended, nothingWaits);
        Volatile.Write(ref _learnedTicks, asked.UtcTicks);
    }

    private static FieldType? TypeOf(string name) => name switch
    {
        "float" => FieldType.Float,
        "integer" => FieldType.Integer,
        "unsigned" => FieldType.Unsigned,
        "boolean" => FieldType.Boolean,
        "string" => FieldType.String,
        _ => null,
    };
}
