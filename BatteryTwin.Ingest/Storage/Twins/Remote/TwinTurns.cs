namespace BatteryTwin.Ingest.Storage.Twins.Remote;

/// <summary>Lets one request at a time change a twin and its relationships, so that answers reach the copy in the order in which the service made them.</summary>
internal sealed class TwinTurns
{
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1, 1))];

    public async Task<T> TakeAsync<T>(string twinId, Func<Task<T>> request, CancellationToken cancel)
    {
        SemaphoreSlim turn = _turns[(uint)string.GetHashCode(twinId, StringComparison.Ordinal) % _turns.Length];
        await turn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            return await request().ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }
}
