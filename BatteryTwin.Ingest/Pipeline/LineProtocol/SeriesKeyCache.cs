namespace BatteryTwin.Ingest.Pipeline.LineProtocol;

/// <summary>The keys seen so far, shared by all parsers, at most about <paramref name="capacity"/> of them: a full table is replaced by an empty one.</summary>
internal sealed class SeriesKeyCache(int capacity)
{
    private InternTable _table = new();

    /// <summary>The table to use for one batch. A parser keeps it until the batch is done: numbers of keys are valid within one table only.</summary>
    public InternTable Rent()
    {
        InternTable table = Volatile.Read(ref _table);
        if (table.Count < capacity)
        {
            return table;
        }

        InternTable fresh = new();
        return Interlocked.CompareExchange(ref _table, fresh, table) == table ? fresh : Volatile.Read(ref _table);
    }
}
